import { Readable } from 'node:stream';
import type { Exchange } from '../request/exchange.js';
import type { ServiceSettings } from '../settings.js';
import { breach } from './breach.js';
import { fail } from './fail.js';
import { guardExchange } from './guard-exchange.js';
import { itemSerialiser, itemWriter } from './items.js';
import { ItemsCheck } from './items-check.js';
import { PassingItems } from './passing-items.js';
import { pump } from './pump.js';
import { releaseBody } from './release-body.js';
import { isBytes } from './result.js';
import type { MediaRule } from './rule.js';
import { inBody, type ResponseViolation } from './violation.js';

/** Thrown through a stream to end it; the breach was told already. */
class StreamBreach extends Error {}

/** Sends a handler's stream: items one by one, each checked before it goes; everything else through the guard. */
export function streamAnswer(
  exchange: Exchange,
  status: number,
  fields: readonly (string | string[])[],
  media: MediaRule,
  body: unknown,
  settings: ServiceSettings,
): void {
  const { response } = exchange;
  // Its head was checked by then; items are checked as values, other bodies as the bytes that pass.
  const sequential = media.plan.kind === 'sequential' && !(body instanceof Readable && !body.readableObjectMode);
  if (!sequential && exchange.check !== 'off') guardExchange(exchange, settings);
  response.statusCode = status;
  for (let index = 0; index < fields.length; index += 2) response.setHeader(String(fields[index]), fields[index + 1]!);
  if (exchange.request.method === 'HEAD') {
    releaseBody(body);
    response.end();
    return;
  }
  const source = sequential
    ? Readable.from(itemTexts(exchange, status, media, body as Iterable<unknown>, settings))
    : toReadable(body);
  if (sequential) {
    response.flushHeaders();
    // Items that nobody has asked for yet don't learn from the source that it is over.
    response.once('close', () => releaseBody(body));
  }
  pump(source, response, error => {
    if (error instanceof StreamBreach) response.destroy();
    else broke(exchange, fields, error, settings);
  });
}

/** A stream that breaks before anything of it was sent is answered for like any failure. */
function broke(
  exchange: Exchange,
  fields: readonly (string | string[])[],
  error: unknown,
  settings: ServiceSettings,
): void {
  exchange.guard?.release();
  const { response } = exchange;
  if (!response.headersSent)
    for (let index = 0; index < fields.length; index += 2) response.removeHeader(String(fields[index]));
  fail(exchange, error, settings);
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

function toReadable(body: unknown): Readable {
  return body instanceof Readable ? body : Readable.from(body as AsyncIterable<unknown>, { objectMode: false });
}

async function* itemTexts(
  exchange: Exchange,
  status: number,
  media: MediaRule,
  items: AsyncIterable<unknown> | Iterable<unknown>,
  settings: ServiceSettings,
): AsyncGenerator<string | Uint8Array> {
  const write = itemWriter(media.plan.range);
  // An array was checked before anything was sent.
  const checks = exchange.check !== 'off' && !Array.isArray(items);
  const together = checks && media.check ? new Together(media.check, settings.checkLimit) : undefined;
  const enforce = exchange.check === 'enforce';
  const wireOf = itemSerialiser(media, settings.strip && enforce);
  const violated = (found: readonly ResponseViolation[]) => {
    breach(exchange, status, found, settings, enforce ? 'cut' : 'sent');
    if (enforce) throw new StreamBreach();
  };
  let index = 0;
  let passing: PassingItems | undefined;
  for await (const given of items) {
    // no item is bytes: they are the text of items, in whatever pieces
    if (isBytes(given)) {
      passing ??= new PassingItems(checks ? itemsCheck(media, settings) : undefined, enforce, violated);
      const ready = passing.pass(given);
      if (ready) yield ready;
      continue;
    }
    const item = wireOf(given, index);
    const found = checks ? media.itemCheck?.(item) : undefined;
    if (found) violated(inBody(found).map(one => ({ ...one, pointer: `/${index}${one.pointer}` })));
    index++;
    const text = write(item);
    together?.add(item, text.length);
    yield text;
  }
  const left = passing?.end();
  if (left?.rest) yield left.rest;
  if (left?.unchecked !== undefined)
    settings.unchecked({ operation: exchange.operation, status, reason: left.unchecked });
  const found = passing ? undefined : together?.end();
  if (together?.full) settings.unchecked({ operation: exchange.operation, status, reason: 'longer than checkLimit' });
  if (found) violated(inBody(found));
}

function itemsCheck(media: MediaRule, settings: ServiceSettings): ItemsCheck {
  return new ItemsCheck(media, media.plan.range.split(';', 1)[0]!, settings.checkLimit);
}
