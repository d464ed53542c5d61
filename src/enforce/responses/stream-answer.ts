import { pipeline, Readable } from 'node:stream';
import type { Exchange } from '../request/exchange.js';
import type { ServiceSettings } from '../settings.js';
import { breach } from './breach.js';
import { guardExchange } from './guard-exchange.js';
import { itemSerialiser, itemWriter } from './items.js';
import type { MediaRule } from './rule.js';
import { inBody } from './violation.js';

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
  const source = sequential
    ? Readable.from(itemTexts(exchange, status, media, body as Iterable<unknown>, settings))
    : toReadable(body);
  if (!sequential && exchange.check !== 'off') guardExchange(exchange, settings);
  response.statusCode = status;
  for (let index = 0; index < fields.length; index += 2) response.setHeader(String(fields[index]), fields[index + 1]!);
  if (exchange.request.method === 'HEAD') {
    source.destroy();
    response.end();
    return;
  }
  if (sequential) response.flushHeaders();
  pipeline(source, response, error => {
    if (!error || error instanceof StreamBreach) return;
    // A client that goes away is no failure.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
      settings.failed({ operation: exchange.operation, error });
  });
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
): AsyncGenerator<string> {
  const write = itemWriter(media.plan.range);
  // An array was checked before anything was sent.
  const checks = exchange.check !== 'off' && !Array.isArray(items);
  const together = checks && media.check ? new Together(media.check, settings.checkLimit) : undefined;
  const wireOf = itemSerialiser(media);
  let index = 0;
  for await (const given of items) {
    const item = wireOf(given, index);
    const found = checks ? media.itemCheck?.(item) : undefined;
    if (found) {
      const enforce = exchange.check === 'enforce';
      const violations = inBody(found).map(one => ({ ...one, pointer: `/${index}${one.pointer}` }));
      breach(exchange, status, violations, settings, enforce ? 'cut' : 'sent');
      if (enforce) throw new StreamBreach();
    }
    index++;
    const text = write(item);
    together?.add(item, text.length);
    yield text;
  }
  const found = together?.end();
  if (together?.full) settings.unchecked({ operation: exchange.operation, status, reason: 'longer than checkLimit' });
  if (!found) return;
  breach(exchange, status, inBody(found), settings, exchange.check === 'enforce' ? 'cut' : 'sent');
  if (exchange.check === 'enforce') throw new StreamBreach();
}
