import type { Readable } from 'node:stream';
import type { Validate } from '../../schema/types.js';
import { parseJson } from './json.js';
import type { BodySettings } from './limits.js';
import { refusalOfError } from './read-bytes.js';
import { bodyErrors, bodyProblem } from './result.js';
import { eventOf } from './server-sent-event.js';
import { decodeUtf8 } from './text.js';

/** https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types */
type Form = 'lines' | 'records' | 'events';

export function formOf(essence: string): Form {
  if (essence === 'text/event-stream') return 'events';
  return essence.endsWith('json-seq') ? 'records' : 'lines';
}

/**
 * The items of a sequential body, each checked when it is there.
 * The iteration throws an HttpProblem at an item that isn't valid, or where the body is cut off, too long or too slow.
 */
export async function* readItems(
  source: Readable,
  form: Form,
  check: Validate | undefined,
  settings: BodySettings,
): AsyncGenerator<unknown, void, undefined> {
  let index = 0;
  for await (const bytes of split(timed(source, settings), form, settings.bodyBytes)) {
    const item = itemOf(bytes, form, settings.depth, index);
    if (item === undefined) continue;
    const violations = check?.(item.value);
    if (violations) throw bodyProblem('malformed', bodyErrors(violations, `/${index}`));
    index += 1;
    yield item.value;
  }
}

function itemOf(bytes: Buffer, form: Form, depth: number, index: number): { readonly value: unknown } | undefined {
  if (form === 'events') {
    const text = decodeUtf8(bytes);
    if (text === undefined) throw bodyProblem('encoding');
    const event = eventOf(text);
    return event && { value: event };
  }
  if (isBlank(bytes)) return undefined;
  const parsed = parseJson(bytes, depth);
  if ('value' in parsed) return parsed;
  throw bodyProblem(
    parsed.refusal,
    bodyErrors([{ pointer: '', code: parsed.refusal, message: 'is not JSON' }], `/${index}`),
  );
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every(byte => byte === 0x20 || byte === 0x0d || byte === 0x0a || byte === 0x09);
}

/** Chunks of a stream that must keep coming, and end by themselves. */
async function* timed(source: Readable, settings: BodySettings): AsyncGenerator<Buffer, void, undefined> {
  let late = false;
  let bytes = 0;
  const expire = () => {
    late = true;
    source.destroy(new Error('timeout'));
  };
  const timer = settings.bodyTimeout > 0 ? setTimeout(expire, settings.bodyTimeout) : undefined;
  try {
    for await (const chunk of source) {
      timer?.refresh();
      bytes += (chunk as Buffer).length;
      if (bytes > settings.uploadBytes) throw bodyProblem('too-large');
      yield chunk as Buffer;
    }
  } catch (error) {
    if (late) throw bodyProblem('timeout');
    if (error instanceof Error && error.name !== 'HttpProblem') throw bodyProblem(refusalOfError(error));
    throw error;
  } finally {
    clearTimeout(timer);
  }
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
    if (rest.length > limit) throw bodyProblem('too-large');
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
