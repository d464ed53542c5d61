import { parseJsonKeepingBigints } from '../../schema/runtime/index.js';
import { ItemSplitter } from '../body/item-splitter.js';
import { formOf } from '../body/items-of-text.js';
import { BodyProblem } from '../body/result.js';
import { eventOf } from '../body/server-sent-event.js';
import type { PassingCheck } from './passing-check.js';
import { CommentLines, RecordEnd } from './piece-end.js';
import type { MediaRule } from './rule.js';
import { inBody, type ResponseViolation, violation } from './violation.js';

type Found = readonly ResponseViolation[] | undefined;

/**
 * Checks the items of a sequential body while its bytes pass: an item goes out when it is whole and good. Each byte is
 * looked at once, however small the pieces.
 * https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types
 */
export class ItemsCheck implements PassingCheck {
  unchecked: string | undefined;
  readonly #media: MediaRule;
  readonly #form: ReturnType<typeof formOf>;
  readonly #limit: number;
  readonly #splitter: ItemSplitter;
  /** Of records and events: whether a piece ends where it need not wait for the next one. */
  readonly #pieceEnd: RecordEnd | CommentLines | undefined;
  /** All items, where the schema is about them together. */
  #items: unknown[] | undefined;
  #bytes = 0;
  #index = 0;
  /** Of the item that is not whole. */
  #held: Buffer[] = [];
  #ready: Buffer[] = [];

  /** @param limit bytes of one item, and of all items that are checked together */
  constructor(media: MediaRule, essence: string, limit: number) {
    this.#media = media;
    this.#form = formOf(essence);
    this.#limit = limit;
    this.#splitter = new ItemSplitter(this.#form, limit);
    this.#pieceEnd =
      this.#form === 'lines' ? undefined : this.#form === 'records' ? new RecordEnd() : new CommentLines();
    this.#items = media.check && [];
  }

  take(bytes: Buffer): Found {
    this.#bytes += bytes.length;
    if (this.#items && this.#bytes > this.#limit) this.#giveUp();
    if (this.unchecked !== undefined) {
      this.#held.push(bytes);
      return undefined;
    }
    try {
      return this.#takeItems(bytes);
    } catch (error) {
      if (!(error instanceof BodyProblem)) throw error;
      this.#held.push(bytes);
      this.#giveUp();
      return undefined;
    }
  }

  releasable(): Buffer | undefined {
    if (this.unchecked !== undefined) this.#release();
    const ready = joined(this.#ready);
    this.#ready = [];
    return ready;
  }

  rest(): Buffer | undefined {
    return joined([...this.#ready, ...this.#held]);
  }

  end(): Found {
    if (this.unchecked !== undefined) return undefined;
    // An event that no blank line closes is none.
    const rest = this.#splitter.rest();
    const found = rest && this.#item(rest);
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

  #takeItems(bytes: Buffer): Found {
    let ended = false;
    for (const item of this.#splitter.push(bytes)) {
      const found = this.#item(item);
      if (found) return found;
      ended = true;
    }
    // What ends a record begins the next one, and goes out with it.
    const from = ended ? bytes.length - this.#splitter.pending - (this.#form === 'records' ? 1 : 0) : 0;
    if (ended) {
      this.#held.push(bytes.subarray(0, from));
      this.#release();
      this.#pieceEnd?.reset();
    }
    const begun = bytes.subarray(from);
    if (begun.length > 0) this.#held.push(begun);
    return this.#pieceEnd?.at(begun) ? this.#cut() : undefined;
  }

  /** A record is whole when the line after it ends, though the next one may be long in coming; a comment waits for nothing. */
  #cut(): Found {
    const item = this.#splitter.cut();
    const found = this.#form === 'records' ? this.#item(item) : undefined;
    if (found) return found;
    this.#pieceEnd?.reset();
    this.#release();
    return undefined;
  }

  #release(): void {
    this.#ready = this.#ready.concat(this.#held);
    this.#held = [];
  }

  #item(bytes: Buffer): Found {
    const text = bytes.toString('utf8');
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

function joined(pieces: readonly Buffer[]): Buffer | undefined {
  if (pieces.length < 2) return pieces[0];
  return Buffer.concat(pieces);
}
