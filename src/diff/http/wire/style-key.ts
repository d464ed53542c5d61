// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Parameter } from '../../../contract/index.js';
import { mediaKind, normaliseRange, type WireShape } from '../../../plan/index.js';
import { isPrimitive } from '../parameters/readings.js';

/** Equal for two ways of writing a parameter that give the same texts of the values that it may have. */
export function styleKey(parameter: Parameter, wire: WireShape): string {
  const { in: place, style, explode, allowReserved, content } = parameter;
  const kind = content && mediaKind(normaliseRange(content.range));
  if (kind !== undefined && !(kind === 'json' && isSameInJson(wire))) return `content ${kind}`;
  const plain = isPrimitive(wire) && !wire.untyped;
  if (place === 'query') return queryStyleKey({ style, explode, allowReserved }, wire);
  const isObject = wire.properties !== undefined || wire.additional !== undefined || wire.untyped;
  // an exploded list is written as one that is not
  if (style === 'simple') return isObject ? `simple ${explode}` : 'simple';
  return plain ? style : `${style} ${explode}`;
}

/** The same of what is written as in a query, which fields of forms are too. */
export function queryStyleKey(
  { style, explode, allowReserved }: Pick<Parameter, 'explode' | 'allowReserved'> & { readonly style: string },
  wire: WireShape,
): string {
  const reserved = allowReserved && !isNumeric(wire) ? ' reserved' : '';
  if (isPrimitive(wire) && !wire.untyped) return `plain${reserved}`;
  if (style === 'deepObject') return `deepObject${reserved}`;
  return `${explode ? 'exploded' : style}${reserved}`;
}

/** Numbers and booleans have the same text as JSON. */
export function isSameInJson(wire: WireShape): boolean {
  return isPrimitive(wire) && isNumeric(wire) && !wire.primitive?.includes('null');
}

/** Of numbers and booleans nothing is ever encoded. */
function isNumeric({ primitive }: WireShape): boolean {
  return primitive !== undefined && !primitive.includes('string');
}
