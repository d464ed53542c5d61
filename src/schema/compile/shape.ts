/** What a keyword's value must be for the keyword to mean anything: its meta-schema in small. */
type Shape = (value: unknown) => boolean;

const number: Shape = value => typeof value === 'number' || typeof value === 'bigint';
const count: Shape = value => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const text: Shape = value => typeof value === 'string';
const texts: Shape = value => Array.isArray(value) && value.every(text);
const TYPES = new Set(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);
const type: Shape = value =>
  Array.isArray(value) ? value.length > 0 && value.every(type) : text(value) && TYPES.has(value as string);
const lists: Shape = value => typeof value === 'object' && value !== null && Object.values(value).every(texts);

/** The assertions that checks read, https://json-schema.org/draft/2020-12/json-schema-validation#section-6 */
export const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['type', type],
  ['enum', Array.isArray],
  ['const', () => true],
  ['minimum', number],
  ['maximum', number],
  ['exclusiveMinimum', number],
  ['exclusiveMaximum', number],
  ['multipleOf', value => typeof value === 'number' && value > 0],
  ['minLength', count],
  ['maxLength', count],
  ['minItems', count],
  ['maxItems', count],
  ['minProperties', count],
  ['maxProperties', count],
  ['minContains', count],
  ['maxContains', count],
  ['uniqueItems', value => typeof value === 'boolean'],
  ['required', texts],
  ['dependentRequired', lists],
  ['pattern', text],
  ['format', text],
  ['contentEncoding', text],
  ['contentMediaType', text],
]);

const without: Shape = value => value === null;
const atMostZero: Shape = value => without(value) || (typeof value === 'number' && value < 0);

/**
 * Malformed values that lose nothing, or nothing that anybody could mean, when the keyword is ignored: those of
 * annotations, limits that are null or can't be passed, and the boolean `required` of draft 3. Any other one stops a start, since
 * ignoring it would let through what its author meant to refuse.
 */
export const IGNORABLE: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...['minLength', 'minItems', 'minProperties', 'minContains'].map(name => [name, atMostZero] as const),
  ...[
    'maxLength',
    'maxItems',
    'maxProperties',
    'maxContains',
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'multipleOf',
    'pattern',
    'enum',
    'dependentRequired',
  ].map(name => [name, without] as const),
  ['required', value => value === null || typeof value === 'boolean'],
  ['uniqueItems', without],
  ['format', () => true],
  ['contentEncoding', () => true],
  ['contentMediaType', () => true],
]);
