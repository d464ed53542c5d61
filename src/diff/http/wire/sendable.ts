// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Encoding, Parameter } from '../../../contract/index.js';
import { canonical, type Json } from '../../../document/index.js';
import { mediaKind, normaliseRange, type WireShape } from '../../../plan/index.js';
import type { Constraint, Sendable } from '../../report.js';
import { schemaOf, wireOf } from '../parameters/plan.js';
import { isPrimitive } from '../parameters/readings.js';
import type { Side } from '../side.js';
import { type Codec, parameterCodec } from './codec.js';
import { type Limits, onceAsked, plain, possible } from './constraints.js';

const control = String.raw`\x00-\x08\x0a-\x1f\x7f`;

/** A text that a header holds, without some characters, and with no space at either end. */
function trimmed(others: string): string {
  const end = `[^${control}${others}\t ]`;
  return `^(?:${end}(?:[^${control}${others}]*${end})?)?$`;
}

const without = (characters: string) => `^[^${characters}]*$`;

/** Which values a parameter can have by its style, as the version that writes it reads them. */
export function sendableAs(side: Side, parameter: Parameter): Sendable | undefined {
  const { in: place, style, explode, allowReserved, content } = parameter;
  const kind = content && mediaKind(normaliseRange(content.range));
  // a JSON text has a way of writing all values
  if (kind === 'json') return undefined;
  const name = `${place} ${kind ?? `${style} ${explode} ${allowReserved}`}`;
  const isReadBack = readBack(() => parameterCodec(side, parameter, undefined));
  return { name, isReadBack, others: onceAsked(() => othersOf(side, parameter)) };
}

function othersOf(side: Side, parameter: Parameter) {
  const { in: place, style, content } = parameter;
  const wire = wireOf(side, schemaOf(parameter));
  const [all, some] = [possible(wire, content ? contentLimits(place) : limitsOf(parameter, wire)), plain(wire)];
  if (place !== 'path' || (!content && style === 'matrix')) return { all, some };
  return {
    all: { ...all, not: { enum: ['', ['']] } },
    // who sends a point takes care that it stays there, which few do
    some: some.map(each => ({ ...each, not: { enum: ['.', '..'] } })),
  };
}

/** Whether a codec reads what it writes of a value as that value. @param make called when it is first asked */
export function readBack(make: () => Codec): Sendable['isReadBack'] {
  let codec: Codec | undefined;
  return value => {
    codec ??= make();
    const text = codec.write(value);
    const read = text === undefined ? undefined : codec.read(text);
    return read !== undefined && isSame(read.value, value);
  };
}

/** Whether what was read is the value, of the same types. */
export function isSame(read: unknown, value: Json): boolean {
  return read !== undefined && canonical(read as Json) === canonical(value); // what is read of texts are values of JSON
}

function contentLimits(place: Parameter['in']): Limits {
  // of an empty form nothing is written, which is no query
  if (place === 'querystring') return { isForm: true };
  return place === 'header' ? { text: trimmed(''), writesEmpty: 'all' } : { writesEmpty: 'all' };
}

function limitsOf({ in: place, style, explode }: Parameter, { items }: WireShape): Limits {
  if (place === 'header') return { ...headerLimits(explode), writesEmpty: 'objects' };
  if (place === 'cookie')
    return { ...(style === 'cookie' && cookieLimits(explode)), ...(explode && { isByName: true }) };
  if (place !== 'path') return queryLimits({ style, explode });
  // the name alone is a list of one empty text, where items may be texts
  if (style === 'matrix') return explode ? {} : { writesEmpty: items && mayBeText(items) ? 'objects' : 'all' };
  // of what is empty the point alone is left, which is no segment
  return style === 'label' && explode
    ? { item: without('.'), member: without('.'), name: without('.'), hasPoints: true }
    : {};
}

function mayBeText(shape: WireShape): boolean {
  const { primitive = ['string'] } = shape;
  return isPrimitive(shape) && primitive.includes('string');
}

/** Spaces around what commas part are nobody's; what stands around `=` is taken as it is. */
function headerLimits(explode: boolean): Limits {
  const item = trimmed(',');
  const member = without(`${control},`);
  return {
    text: trimmed(''),
    item,
    ...(explode ? { member, name: without(`${control},=`) } : { member: item, name: item }),
  };
}

/** Spaces around what semicolons part are nobody's. */
function cookieLimits(explode: boolean): Limits {
  const part = explode ? trimmed(';') : without(`${control},;`);
  return { text: trimmed(';'), item: part, member: part, name: explode ? trimmed(';=') : part };
}

/** The limits of what is written as in a query, which fields of forms are too. */
export function queryLimits({ style, explode }: Pick<Encoding, 'style' | 'explode'>): Limits {
  if (style === 'deepObject') return { isDeep: true };
  if (explode && style) return { isByName: true };
  const delimiter = style && delimiters[style];
  if (delimiter === undefined) return {};
  const part = without(delimiter);
  return { item: part, member: part, name: part, writesEmpty: 'objects' };
}

/** Those that part items even where they are encoded. */
const delimiters: Partial<Record<NonNullable<Encoding['style']>, string>> = {
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

/** Of texts: where it is a request's, one without a byte is no body. @param isString whether what they stand for may be a string */
export function textSendable(name: string, isRequest: boolean, isString = false): Sendable {
  const isText = (value: Json) =>
    typeof value === 'string' && value.isWellFormed() && !value.startsWith('\ufeff') && !(isRequest && value === '');
  const all: Constraint = { ...(isString && { type: 'string' }), ...(isRequest && { not: { const: '' } }) };
  return { name: `${name} ${isRequest} ${isString}`, isReadBack: isText, others: () => ({ all, some: plain({}) }) };
}
