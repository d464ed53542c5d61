import type { Json } from '../../../document/index.js';
import type { Codec } from './codec.js';

/** What becomes of values that the one version writes and the other reads. */
export type Transfer =
  | { readonly is: 'refused' | 'misread'; readonly value: Json; readonly text: string; readonly read?: unknown }
  /** Whether there was a value to try. */
  | { readonly is: 'kept'; readonly isTried: boolean };

/**
 * Writes values the one way and reads them the other way. Values that the writer's own version does not get back are left
 * out: nobody could rely on them.
 */
export function transfer(values: Iterable<Json>, writer: Codec, reader: Codec): Transfer {
  let misread: Transfer | undefined;
  let isTried = false;
  for (const [value, text] of textsOf(values, writer)) {
    const own = writer.read(text);
    if (!own || !means(own.value, value) || isLost(own.value, value)) continue;
    isTried = true;
    const read = reader.read(text);
    if (!read) return { is: 'refused', value, text };
    if (!means(read.value, value) || !isNullAlike(own.value, read.value))
      misread ??= { is: 'misread', value, text, read: read.value };
  }
  return misread ?? { is: 'kept', isTried };
}

/** Values with each text that is written of them. */
function* textsOf(values: Iterable<Json>, writer: Codec): Generator<readonly [value: Json, text: string]> {
  for (const value of values) {
    const text = writer.write(value);
    if (text === undefined) continue;
    yield [value, text];
    const other = writer.otherwise?.(text);
    if (other !== undefined && other !== text) yield [value, other];
  }
}

/** Whether a null was read as a text. */
function isLost(read: unknown, value: Json): boolean {
  return value === null && read !== null;
}

/** Whether two values are the same list, object or text, whatever types the texts are read as. */
export function means(one: unknown, other: unknown): boolean {
  if (!isStructure(one) || !isStructure(other))
    return isStructure(one) === isStructure(other) && String(one) === String(other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), Object.entries(other)];
  // an object read of a text has no prototype, so its members are looked up as entries
  const members = new Map(right);
  return (
    left.length === right.length && left.every(([name, part]) => members.has(name) && means(part, members.get(name)))
  );
}

/** Whether what one takes for null is null to the other, and no text that says so. Of the same structure, as above. */
function isNullAlike(one: unknown, other: unknown): boolean {
  if (!isStructure(one) || !isStructure(other)) return (one === null) === (other === null);
  const members = new Map(Object.entries(other));
  return Object.entries(one).every(([name, part]) => isNullAlike(part, members.get(name)));
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
