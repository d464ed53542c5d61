import { type ItemForm, ItemSplitter } from './item-splitter.js';
import { type JsonLimits, parseJson } from './json.js';
import { BodyProblem, bodyErrors } from './result.js';
import { eventOf } from './server-sent-event.js';
import { decodeUtf8 } from './text.js';

export function formOf(essence: string): ItemForm {
  if (essence === 'text/event-stream') return 'events';
  return essence.endsWith('json-seq') ? 'records' : 'lines';
}

/** The items of a text that is there as a whole, whatever schemas say of them; undefined where it can't be read. */
export function itemsOfText(text: string, form: ItemForm): readonly unknown[] | undefined {
  const splitter = new ItemSplitter(form, Number.POSITIVE_INFINITY);
  const all = [...splitter.push(Buffer.from(text)), splitter.rest() ?? Buffer.alloc(0)];
  try {
    const items = all.map((bytes, index) => itemOf(bytes, form, unlimited, index));
    return items.filter(item => item !== undefined).map(({ value }) => value);
  } catch (error) {
    if (error instanceof BodyProblem) return undefined;
    throw error;
  }
}

const unlimited: JsonLimits = { depth: Number.POSITIVE_INFINITY, jsonKeys: Number.POSITIVE_INFINITY };

/** What the bytes of an item hold; undefined where they are none. */
export function itemOf(
  bytes: Buffer,
  form: ItemForm,
  limits: JsonLimits,
  index: number,
): { readonly value: unknown } | undefined {
  if (form === 'events') {
    const text = decodeUtf8(bytes);
    if (text === undefined) throw new BodyProblem('encoding');
    const event = eventOf(text);
    return event && { value: event };
  }
  if (isBlank(bytes)) return undefined;
  if (form === 'records' && isCutOff(bytes)) throw new BodyProblem('truncated');
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

/** A number or a word of a record could be the beginning of a longer one, https://www.rfc-editor.org/rfc/rfc7464#section-2.4 */
function isCutOff(record: Buffer): boolean {
  return /^\s*[-0-9tfn]/.test(record.subarray(0, 100).toString('latin1')) && !isBlank(record.subarray(-1));
}
