import type { WireShape } from '../../../plan/index.js';
import type { Constraint, Sendable } from '../../report.js';

/** What a way of writing values takes from what can be said. Patterns are of whole texts, as schemas have them. */
export interface Limits {
  /** Of a text that is the whole value. */
  readonly text?: string;
  /** Of the texts of items. */
  readonly item?: string;
  /** Of the texts of members. */
  readonly member?: string;
  /** Of the names of members. */
  readonly name?: string;
  /** Whether a point in a number ends it. */
  readonly hasPoints?: true;
  /** What something is written of though it is empty. */
  readonly writesEmpty?: 'objects' | 'all';
  /** Members are told by their names alone: those that are not declared are nobody's, unless others are described. */
  readonly isByName?: true;
  /** Whether members are fields of a form. */
  readonly isForm?: true;
  /** Whether structures may hold structures. */
  readonly isDeep?: true;
}

/** By what other values are looked for: made when that is first asked, and then the same. */
export function onceAsked(make: NonNullable<Sendable['others']>): NonNullable<Sendable['others']> {
  let made: ReturnType<typeof make> | undefined;
  return () => (made ??= make());
}

/** What all values meet that can be sent at all. It leaves more than these: what can't be said for sure stays in. */
export function possible(shape: WireShape, limits: Limits): Constraint {
  const { prefixItems, properties = {}, additional } = shape;
  if (isPlain(shape) && limits.text === undefined) return {};
  const item = (inner: WireShape) => possiblePart(inner, limits, limits.item);
  const member = (inner: WireShape) => possiblePart(inner, limits, limits.member);
  return {
    ...typed(shape, false),
    ...(limits.text !== undefined && { pattern: limits.text }),
    ...sized(limits),
    ...(prefixItems && { prefixItems: prefixItems.map(item) }),
    items: item(shape.items ?? anyText),
    properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, member(inner)])),
    additionalProperties: additional ? member(additional) : othersOf(limits),
    ...(limits.name !== undefined && { propertyNames: { pattern: limits.name } }),
  };
}

/** What may stand under names of which nothing is said: texts, and where brackets lead further, objects of them. */
function othersOf({ isByName, isDeep, isForm, member }: Limits): Constraint | false {
  if (isByName) return false;
  if (isForm) return textOrTexts;
  return isDeep ? nested : { type: 'string', ...(member !== undefined && { pattern: member }) };
}

/** Of a field of a form of which nothing is said: a text, or a list where its name comes again. */
export const textOrTexts: Constraint = { type: ['string', 'array'], minItems: 2, items: { type: 'string' } };

const nested: Constraint = {
  type: ['string', 'object'],
  minProperties: 1,
  additionalProperties: { type: ['string', 'object'], minProperties: 1 },
};

/** A text of which nothing is said. */
export const anyText: WireShape = Object.freeze({});

/** Whether values are texts, or numbers, or booleans, and nothing else: the schema itself says so. */
function isPlain(shape: WireShape): boolean {
  const { primitive = ['string'], items, properties, additional, untyped } = shape;
  return primitive.length === 1 && !items && !properties && !additional && !untyped && shape !== anyText;
}

function possiblePart(shape: WireShape, limits: Limits, pattern: string | undefined): Constraint {
  if (isPlain(shape) && pattern === undefined && !limits.hasPoints) return {};
  const { items, properties, additional } = shape;
  if (limits.isDeep && (items || properties || additional)) return possible(shape, limits);
  return {
    ...(shape === anyText ? ofText(limits) : typed(shape, limits.hasPoints ?? false)),
    ...(pattern !== undefined && { pattern }),
    ...(limits.isDeep && sized(limits)),
  };
}

/** What nothing is said of is read as the text that it is, or by its brackets as an object of such. */
function ofText({ isDeep }: Limits): Constraint {
  if (!isDeep) return { type: 'string' };
  const type = ['string', 'object'];
  return { type, additionalProperties: { type, minProperties: 1 } };
}

function sized({ writesEmpty }: Limits): Constraint {
  if (writesEmpty === 'all') return {};
  return writesEmpty === 'objects' ? { minItems: 1 } : { minItems: 1, minProperties: 1 };
}

/** No text stands for null, unless the types say so: it is the text `null`. */
function typed({ primitive }: WireShape, hasPoints: boolean): Constraint {
  const mayBeNull = primitive?.includes('null');
  if (mayBeNull && !hasPoints) return {};
  const number = hasPoints ? 'integer' : 'number';
  return { type: ['string', number, 'boolean', 'array', 'object', ...(mayBeNull ? ['null'] : [])] };
}

/** Narrower each: texts that no style does anything to but for points, texts that none does anything to. */
const words: readonly string[] = ['^[!$*./0-9:<>?@A-Z^_a-z~-]+$', '^[0-9A-Za-z_-]+$'];

/** Constraints that hold of values which surely read as themselves, of nothing but plain texts and what is no text. */
export function plain(shape: WireShape): readonly Constraint[] {
  return words.map(word => plainOf(shape, word));
}

function plainOf(shape: WireShape, word: string): Constraint {
  const { primitive, items, prefixItems, properties, additional } = shape;
  const isObject = properties !== undefined || additional !== undefined;
  const structures = [...(items ? ['array'] : []), ...(isObject ? ['object'] : [])];
  const types = primitive?.filter(type => type !== 'null') ?? (structures.length > 0 ? [] : ['string']);
  const record = Object.entries(properties ?? {}).map(([name, inner]) => [name, plainOf(inner, word)]);
  return {
    type: [...types, ...structures],
    pattern: word,
    minItems: 1,
    minProperties: 1,
    ...(prefixItems && { prefixItems: prefixItems.map(each => plainOf(each, word)) }),
    ...(items && { items: plainOf(items, word) }),
    ...(isObject && {
      properties: Object.fromEntries(record),
      additionalProperties: plainOf(additional ?? anyText, word),
      propertyNames: { pattern: word },
    }),
  };
}
