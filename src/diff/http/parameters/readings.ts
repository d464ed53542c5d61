import type { WireShape } from '../../../plan/index.js';
import type { Travels } from '../../types.js';

/**
 * Whether texts are read as values of the types that they were written of, so that comparing the schemas as JSON compares
 * what goes over the wire. Integers and other numbers are one type here: a text is the same number to both. Where null is
 * possible to the reader alone, the text that it takes for null is one of those that it accepts.
 */
export function readAlike(written: WireShape, read: WireShape): boolean {
  const [own, other] = [kindsOf(written), kindsOf(read)];
  if (own.join() !== other.join() && own.join() !== other.filter(kind => kind !== 'null').join()) return false;
  const parts: readonly (readonly [WireShape | undefined, WireShape | undefined])[] = [
    [written.items, read.items],
    ...(written.prefixItems ?? []).map((item, index) => [item, read.prefixItems?.[index]] as const),
    [written.additional, read.additional],
    ...Object.entries(written.properties ?? {}).map(([name, shape]) => [shape, read.properties?.[name]] as const),
  ];
  return parts.every(([here, there]) => !here || !there || readAlike(here, there));
}

/** Which types a text may become. */
export function kindsOf({ primitive, items, properties, additional, untyped }: WireShape): readonly string[] {
  const isObject = properties !== undefined || additional !== undefined;
  const plain = !primitive && !items && !isObject;
  const types = plain ? [untyped ? 'untyped' : 'string'] : (primitive ?? []);
  const kinds = types.map(type => (type === 'integer' ? 'number' : type));
  return [...new Set(kinds)].sort().concat(items ? 'array' : [], isObject ? 'object' : []);
}

/** Whether no value of a shape is a list or an object. */
export function isPrimitive({ items, properties, additional }: WireShape): boolean {
  return !items && !properties && !additional;
}

/** Whether the schemas of a text that both versions have can be compared as JSON. */
export function comparable(travels: Travels, before: WireShape, after: WireShape): boolean {
  return travels === 'request' ? readAlike(before, after) : readAlike(after, before);
}
