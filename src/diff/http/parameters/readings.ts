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
  return bothParts(written, read).every(([, here, there]) => readAlike(here, there));
}

/** A step into a value that a text stands for: to a member of this name, to members of all other names, or to the items. */
export type WireStep = { readonly member: string } | 'members' | 'items';

/** The parts that both shapes describe, each by the step to it: what one names may be among the others of the other one. */
export function bothParts(
  one: WireShape,
  other: WireShape,
): readonly (readonly [step: WireStep, one: WireShape, other: WireShape])[] {
  const names = new Set([...Object.keys(one.properties ?? {}), ...Object.keys(other.properties ?? {})]);
  const places = Math.max(one.prefixItems?.length ?? 0, other.prefixItems?.length ?? 0);
  const parts: readonly (readonly [WireStep, WireShape | undefined, WireShape | undefined])[] = [
    ['items', one.items, other.items],
    ...Array.from({ length: places }, (_, at) => ['items', placeOf(one, at), placeOf(other, at)] as const),
    ['members', one.additional, other.additional],
    ...[...names].map(name => [{ member: name }, ...bothNamed(one, other, name)] as const),
  ];
  return parts.flatMap(([step, own, its]) => (own && its ? [[step, own, its]] : []));
}

function placeOf({ prefixItems, items }: WireShape, index: number): WireShape | undefined {
  return prefixItems?.[index] ?? items;
}

/**
 * What both say of a name that one of them declares at least; nothing where the other says nothing of such names but that they
 * may be there, unless that alone has changed of all others.
 */
function bothNamed(one: WireShape, other: WireShape, name: string) {
  const [rest, others] = [one.additional, other.additional];
  const isOfAll = rest && others && rest.untyped !== others.untyped;
  const of = ({ properties = {}, additional }: WireShape) =>
    Object.hasOwn(properties, name) ? properties[name] : additional?.untyped && !isOfAll ? undefined : additional;
  return [of(one), of(other)] as const;
}

/** Which types a text may become; integers and other numbers are one. */
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

/** Whether a text is taken for the string that it is, or may be. */
export function mayBeText(shape: WireShape): boolean {
  return shape.primitive ? shape.primitive.includes('string') : isPrimitive(shape) && !shape.untyped;
}

/** Whether the schemas of a text that both versions have can be compared as JSON. */
export function comparable(travels: Travels, before: WireShape, after: WireShape): boolean {
  return travels === 'request' ? readAlike(before, after) : readAlike(after, before);
}
