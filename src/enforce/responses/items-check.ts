import { parseJsonKeepingBigints } from '../../schema/runtime/index.js';
import { formOf } from '../body/sequential.js';
import { eventOf } from '../body/server-sent-event.js';
import type { PassingCheck } from './passing-check.js';
import type { MediaRule } from './rule.js';
import { inBody, type ResponseViolation, violation } from './violation.js';

type Found = readonly ResponseViolation[] | undefined;

// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 7464 begins a record with one
const ends = { lines: /\n/g, records: /\n(?=\x1e)/g, events: /\r\n\r\n|\n\n|\r\r/g };

// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const separator = /^\x1e/;

/**
 * Checks the items of a sequential body while its bytes pass: an item goes out when it is whole and good.
 * https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types
 */
export class ItemsCheck implements PassingCheck {
  unchecked: string | undefined;
  readonly #media: MediaRule;
  readonly #form: ReturnType<typeof formOf>;
  readonly #limit: number;
  /** All items, where the schema is about them together. */
  #items: unknown[] | undefined;
  #bytes = 0;
  #index = 0;
  /** Latin-1: one character a byte, so that pieces may end within a character. */
  #tail = '';
  #ready = '';

  /** @param limit bytes of one item, and of all items that are checked together */
  constructor(media: MediaRule, essence: string, limit: number) {
    this.#media = media;
    this.#form = formOf(essence);
    this.#limit = limit;
    this.#items = media.check && [];
  }

  take(bytes: Buffer): Found {
    if (this.unchecked !== undefined) return undefined;
    this.#bytes += bytes.length;
    this.#tail += bytes.toString('latin1');
    if (this.#items && this.#bytes > this.#limit) this.#giveUp();
    const found = this.#takeItems();
    if (found) return found;
    if (this.#tail.length > this.#limit) this.#giveUp();
    return undefined;
  }

  releasable(): Buffer | undefined {
    let ready = this.#ready;
    this.#ready = '';
    // A comment keeps a connection alive and waits for nothing.
    if (this.unchecked !== undefined || (this.#form === 'events' && /^(?::[^\r\n]*[\r\n]+)+$/.test(this.#tail))) {
      ready += this.#tail;
      this.#tail = '';
    }
    return ready === '' ? undefined : Buffer.from(ready, 'latin1');
  }

  rest(): Buffer | undefined {
    return this.#tail === '' ? undefined : Buffer.from(this.#tail, 'latin1');
  }

  end(): Found {
    if (this.unchecked !== undefined) return undefined;
    // An event that no blank line closes is none.
    const found = this.#form === 'events' ? undefined : this.#item(this.#tail);
    if (found) return found;
    const together = this.#items && this.#media.check?.(this.#items);
    return together && inBody(together);
  }

  whole(bytes: Buffer): Found {
    return this.take(bytes) ?? this.end();
  }

  stripped(): undefined {
    return undefined;
  }

  #takeItems(): Found {
    let from = 0;
    for (const match of this.#tail.matchAll(ends[this.#form])) {
      const found = this.#item(this.#tail.slice(from, match.index));
      if (found) return found;
      from = match.index + match[0].length;
    }
    // A record is whole when the line after it ends, though the next one may be long in coming.
    if (this.#form === 'records' && this.#tail.endsWith('\n') && isJson(this.#tail.slice(from))) {
      const found = this.#item(this.#tail.slice(from));
      if (found) return found;
      from = this.#tail.length;
    }
    this.#ready += this.#tail.slice(0, from);
    this.#tail = this.#tail.slice(from);
    return undefined;
  }

  #item(bytes: string): Found {
    const text = Buffer.from(bytes, 'latin1').toString('utf8').replace(separator, '');
    let item: unknown;
    if (this.#form === 'events') {
      item = eventOf(text);
      if (item === undefined) return undefined;
    } else if (text.trim() === '') return undefined;
    else {
      try {
        item = parseJsonKeepingBigints(text);
      } catch {
        return [{ ...violation('body', 'json', 'the item is not JSON'), pointer: `/${this.#index}` }];
      }
    }
    const found = this.#media.itemCheck?.(item);
    if (found) return inBody(found).map(one => ({ ...one, pointer: `/${this.#index}${one.pointer}` }));
    this.#items?.push(item);
    this.#index++;
    return undefined;
  }

  #giveUp(): void {
    this.unchecked = 'longer than checkLimit';
    this.#items = undefined;
  }
}

function isJson(record: string): boolean {
  try {
    JSON.parse(record.replace(separator, ''));
    return true;
  } catch {
    return false;
  }
}
