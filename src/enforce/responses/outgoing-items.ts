import type { Exchange } from '../request/exchange.js';
import type { ServiceSettings } from '../settings.js';
import { breach } from './breach.js';
import { itemSerialiser, itemWriter } from './items.js';
import { ItemsCheck } from './items-check.js';
import { PassingItems } from './passing-items.js';
import { isBytes } from './result.js';
import type { MediaRule } from './rule.js';
import { inBody, type ResponseViolation } from './violation.js';

/** Thrown through a stream to end it; the breach was told already. */
export class StreamBreach extends Error {}

/** What a handler's items are sent as, each checked before it goes, all of them together at the end. */
export async function* itemTexts(
  exchange: Exchange,
  status: number,
  media: MediaRule,
  items: AsyncIterable<unknown> | Iterable<unknown>,
  settings: ServiceSettings,
): AsyncGenerator<string | Uint8Array> {
  // An array was checked before anything was sent.
  const checks = exchange.check !== 'off' && !Array.isArray(items);
  const outgoing = new OutgoingItems(exchange, status, media, checks, settings);
  for await (const given of items) {
    // no item is bytes: they are the text of items, in whatever pieces
    const text = isBytes(given) ? outgoing.piece(given) : outgoing.item(given);
    if (text) yield text;
  }
  const rest = outgoing.rest();
  if (rest) yield rest;
  outgoing.end();
}

/** The items of one answer on their way out. Its methods throw `StreamBreach` where the answer is not to go on. */
class OutgoingItems {
  readonly #write;
  readonly #wireOf;
  readonly #enforce: boolean;
  readonly #together: Together | undefined;
  #index = 0;
  #passing: PassingItems | undefined;
  #unchecked: string | undefined;

  constructor(
    private readonly exchange: Exchange,
    private readonly status: number,
    private readonly media: MediaRule,
    private readonly checks: boolean,
    private readonly settings: ServiceSettings,
  ) {
    this.#enforce = exchange.check === 'enforce';
    this.#write = itemWriter(media.plan.range);
    this.#wireOf = itemSerialiser(media, settings.strip && this.#enforce);
    this.#together = checks && media.check ? new Together(media.check, settings.checkLimit) : undefined;
  }

  item(given: unknown): string {
    const item = this.#wireOf(given, this.#index);
    const found = this.checks ? this.media.itemCheck?.(item) : undefined;
    if (found) this.#violated(inBody(found).map(one => ({ ...one, pointer: `/${this.#index}${one.pointer}` })));
    this.#index++;
    const text = this.#write(item);
    this.#together?.add(item, text.length);
    return text;
  }

  /** @returns what of the text of items may be sent now */
  piece(given: Uint8Array): Uint8Array | undefined {
    this.#passing ??= new PassingItems(
      this.checks ? itemsCheck(this.media, this.settings) : undefined,
      this.#enforce,
      found => this.#violated(found),
    );
    return this.#passing.pass(given);
  }

  /** @returns what was held back of the text of items */
  rest(): Uint8Array | undefined {
    const left = this.#passing?.end();
    this.#unchecked = left?.unchecked;
    return left?.rest;
  }

  /** Of what came as text the items were checked as they passed, all together too. */
  end(): void {
    if (this.#unchecked !== undefined) this.#tellUnchecked(this.#unchecked);
    const found = this.#passing ? undefined : this.#together?.end();
    if (this.#together?.full) this.#tellUnchecked('longer than checkLimit');
    if (found) this.#violated(inBody(found));
  }

  #tellUnchecked(reason: string): void {
    this.settings.unchecked({ operation: this.exchange.operation, status: this.status, reason });
  }

  #violated(found: readonly ResponseViolation[]): void {
    breach(this.exchange, this.status, found, this.settings, this.#enforce ? 'cut' : 'sent');
    if (this.#enforce) throw new StreamBreach();
  }
}

/** Items whose schema is about all of them, kept as far as the limit allows. */
class Together {
  full = false;
  readonly #items: unknown[] = [];
  #size = 0;

  constructor(
    readonly check: NonNullable<MediaRule['check']>,
    readonly limit: number,
  ) {}

  add(item: unknown, size: number): void {
    this.#size += size;
    if (this.#size > this.limit) this.full = true;
    if (this.full) this.#items.length = 0;
    else this.#items.push(item);
  }

  end(): ReturnType<NonNullable<MediaRule['check']>> {
    return this.full ? undefined : this.check(this.#items);
  }
}

function itemsCheck(media: MediaRule, settings: ServiceSettings): ItemsCheck {
  return new ItemsCheck(media, media.plan.range.split(';', 1)[0]!, settings.checkLimit);
}
