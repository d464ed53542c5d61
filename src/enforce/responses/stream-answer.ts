import { Readable } from 'node:stream';
import type { Exchange } from '../request/exchange.js';
import type { ServiceSettings } from '../settings.js';
import { fail } from './fail.js';
import { guardExchange } from './guard-exchange.js';
import { itemTexts, StreamBreach } from './outgoing-items.js';
import { pump } from './pump.js';
import { releaseBody } from './release-body.js';
import type { MediaRule } from './rule.js';

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

function toReadable(body: unknown): Readable {
  return body instanceof Readable ? body : Readable.from(body as AsyncIterable<unknown>, { objectMode: false });
}
