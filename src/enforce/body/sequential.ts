import type { Readable } from 'node:stream';
import type { Validate } from '../../schema/types.js';
import { limitedStream } from './binary.js';
import { type JsonLimits, parseJson } from './json.js';
import type { BodySettings } from './limits.js';
import { BodyProblem, bodyErrors } from './result.js';
import { eventOf } from './server-sent-event.js';
import { decodeUtf8 } from './text.js';

/** https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types */
type Form = 'lines' | 'records' | 'events';

export function formOf(essence: string): Form {
  if (essence === 'text/event-stream') return 'events';
  return essence.endsWith('json-seq') ? 'records' : 'lines';
}

/** What is done with each item. */
export interface ItemRules {
  readonly check?: Validate | undefined;
  /** Converts what is valid. */
  readonly parse?: ((item: unknown) => unknown) | undefined;
}

/**
 * The items of a sequential body, each checked when it is there.
 * The iteration throws a BodyProblem at an item that isn't valid, or where the body is cut off, too long or too slow.
 */
export function readItems(
  source: Readable,
  form: Form,
  rules: ItemRules,
  settings: BodySettings,
): AsyncGenerator<unknown, void, undefined> {
  // at once, not when the first item is asked for: what breaks before that must find somebody who listens
  return itemsOf(limitedStream(source, settings), form, rules, settings);
}

async function* itemsOf(
  source: Readable,
  form: Form,
  rules: ItemRules,
  settings: BodySettings,
): AsyncGenerator<unknown, void, undefined> {
  let index = 0;
  for await (const bytes of split(source, form, settings.bodyBytes)) {
    const item = itemOf(bytes, form, settings, index);
    if (item === undefined) continue;
    const violations = rules.check?.(item.value);
    if (violations) throw new BodyProblem('malformed', bodyErrors(violations, `/${index}`));
    index += 1;
    yield rules.parse ? rules.parse(item.value) : item.value;
  }
}

function itemOf(bytes: Buffer, form: Form, limits: JsonLimits, index: number): { readonly value: unknown } | undefined {
  if (form === 'events') {
    const text = decodeUtf8(bytes);
    if (text === undefined) throw new BodyProblem('encoding');
    const event = eventOf(text);
    return event && { value: event };
  }
  if (isBlank(bytes)) return undefined;
  const parsed = parseJson(bytes, limits);
  if ('value' in parsed) return parsed;
  throw new BodyProblem(
    parsed.refusal,
    bodyErrors([{ pointer: '', code: parsed.refusal, message: 'is not JSON' }], `/${index}`),
  );
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every(byte => byte === 0x20 || byte === 0x0d || byte === 0x0a || byte === 0x09);
}

const separators: Record<Form, readonly string[]> = {
  lines: ['\n'],
  records: ['\x1e'],
  events: ['\n\n', '\r\n\r\n', '\r\r'],
};

async function* split(
  chunks: AsyncIterable<Buffer>,
  form: Form,
  limit: number,
): AsyncGenerator<Buffer, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = next(rest, start, form); end; end = next(rest, start, form)) {
      yield rest.subarray(start, end.at);
      start = end.at + end.length;
    }
    rest = rest.subarray(start);
    if (rest.length > limit) throw new BodyProblem('too-large');
  }
  // an event that isn't closed by a blank line is none
  if (rest.length > 0 && form !== 'events') yield rest;
}

function next(bytes: Buffer, from: number, form: Form): { readonly at: number; readonly length: number } | undefined {
  let found: { readonly at: number; readonly length: number } | undefined;
  for (const separator of separators[form]) {
    const at = bytes.indexOf(separator, from);
    if (at !== -1 && (!found || at < found.at)) found = { at, length: separator.length };
  }
  return found;
}
