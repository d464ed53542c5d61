import type { WireShape } from '../../../plan/index.js';

/**
 * Whether texts are read as values of the same types under both shapes, so that comparing the schemas as JSON compares
 * what goes over the wire. Integers and other numbers are one type here: a text is the same number to both.
 */
export function readAlike(one: WireShape, other: WireShape): boolean {
  if (kindsOf(one) !== kindsOf(other)) return false;
  const parts: readonly (readonly [WireShape | undefined, WireShape | undefined])[] = [
    [one.items, other.items],
    ...(one.prefixItems ?? []).map((item, index) => [item, other.prefixItems?.[index]] as const),
    [one.additional, other.additional],
    ...Object.entries(one.properties ?? {}).map(([name, shape]) => [shape, other.properties?.[name]] as const),
  ];
  return parts.every(([here, there]) => !here || !there || readAlike(here, there));
}

/** Which types a text may become. */
function kindsOf({ primitive, items, properties, additional, untyped }: WireShape): string {
  const isObject = properties !== undefined || additional !== undefined;
  const plain = !primitive && !items && !isObject;
  const types = plain ? [untyped ? 'untyped' : 'string'] : (primitive ?? []);
  const kinds = types.map(type => (type === 'integer' ? 'number' : type));
  return [...new Set(kinds)]
    .sort()
    .concat(items ? 'array' : [], isObject ? 'object' : [])
    .join();
}

/** Whether no value of a shape is a list or an object. */
export function isPrimitive({ items, properties, additional }: WireShape): boolean {
  return !items && !properties && !additional;
}
