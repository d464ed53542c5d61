import { serialiseParameter } from '../../src/enforce/index.js';
import type { ParameterPlan } from '../../src/plan/index.js';
import { type Case, documentOf, type Facts, type Group, get, ok } from './case.js';

type Place = Pick<ParameterPlan, 'in' | 'style' | 'explode'>;

/** Every combination to which the standard gives a meaning. */
export const places: readonly Place[] = [false, true].flatMap((explode): Place[] => [
  { in: 'path', style: 'simple', explode },
  { in: 'path', style: 'label', explode },
  { in: 'path', style: 'matrix', explode },
  { in: 'query', style: 'form', explode },
  { in: 'header', style: 'simple', explode },
  { in: 'cookie', style: 'form', explode },
  ...(explode
    ? ([{ in: 'query', style: 'deepObject', explode }] as const)
    : ([
        { in: 'query', style: 'spaceDelimited', explode },
        { in: 'query', style: 'pipeDelimited', explode },
      ] as const)),
]);

interface Type {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly shape: 'primitive' | 'array' | 'object';
  /** Written by the style; some are good, some bad. */
  readonly values: readonly unknown[];
  /** Put on the wire as they are. */
  readonly texts: readonly string[];
}

const objectSchema = {
  type: 'object',
  required: ['R'],
  properties: { R: { type: 'integer' }, G: { type: 'integer' }, B: { type: 'string' } },
};

export const types: Readonly<Record<string, Type>> = {
  string: {
    schema: { type: 'string', minLength: 2 },
    shape: 'primitive',
    values: ['blue', 'a b', 'é1', '12', 'true', 'x'],
    texts: ['', 'a,b', 'a%2Cb', 'a:b', 'a+b'],
  },
  word: { schema: { type: 'string', enum: ['red', 'blue'] }, shape: 'primitive', values: ['red', 'green'], texts: [] },
  date: {
    schema: { type: 'string', format: 'date' },
    shape: 'primitive',
    values: ['2024-02-29', '2023-02-29'],
    texts: [],
  },
  integer: {
    schema: { type: 'integer', minimum: -5, maximum: 1000 },
    shape: 'primitive',
    values: [7, -5, -6, 1001, 1.5],
    texts: ['', '1.0', '1e2', '0x10', '+1', '01', 'one', '1,2', 'null', 'true', '%201'],
  },
  number: {
    schema: { type: 'number', exclusiveMinimum: 0 },
    shape: 'primitive',
    values: [0.5, 0, 3],
    texts: ['', '.5', '1.', '1e-2', '0x1', 'NaN', 'Infinity', '1e999'],
  },
  boolean: {
    schema: { type: 'boolean' },
    shape: 'primitive',
    values: [true, false],
    texts: ['', 'TRUE', '1', '0', 'yes'],
  },
  nullable: {
    schema: { type: ['integer', 'null'] },
    shape: 'primitive',
    values: [4, 'four'],
    texts: ['null', ''],
  },
  strings: {
    schema: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 3 },
    shape: 'array',
    values: [['blue'], ['blue', 'black'], ['a', 'b', 'c', 'd'], ['a,b|c d', 'e', 'f']],
    texts: ['', 'a,b', 'a,,b', 'a%2Cb', 'a%7Cb', 'a%20b'],
  },
  integers: {
    schema: { type: 'array', items: { type: 'integer' }, uniqueItems: true },
    shape: 'array',
    values: [[1], [1, 2, 3], [1, 1], ['x', 2]],
    texts: ['1,x', '1,2', '1.5'],
  },
  object: {
    schema: objectSchema,
    shape: 'object',
    values: [{ R: 1 }, { R: 1, G: 2, B: 'x' }, { G: 2 }, { R: 'x' }],
    texts: ['R', 'R,1,G'],
  },
  closed: {
    schema: { ...objectSchema, additionalProperties: false },
    shape: 'object',
    values: [
      { R: 1, G: 2 },
      { R: 1, X: 2 },
    ],
    texts: [],
  },
};

function fits(place: Place, { shape }: Type): boolean {
  if (place.style === 'deepObject') return shape === 'object';
  if (place.style === 'spaceDelimited' || place.style === 'pipeDelimited') return shape === 'array';
  return true;
}

/** What stands before a raw text of each style. */
function prefix({ in: where, style }: Place): string {
  if (where === 'query' || where === 'cookie') return 'color=';
  if (style === 'label') return '.';
  return style === 'matrix' ? ';color=' : '';
}

function requestOf(place: Place, path: string, text: string | undefined) {
  if (place.in === 'path') return get(path.replace('{color}', () => text ?? ''));
  if (text === undefined) return get(path);
  if (place.in === 'query') return get(`${path}?${text}`);
  return get(path, { [place.in === 'header' ? 'color' : 'cookie']: text });
}

/** Node's client sends no such header or path. */
function sendable(place: Place, text: string): boolean {
  return place.in === 'path' ? text !== '' : /^[\x20-\x7e]*$/.test(text);
}

export function casesOf(place: Place, path: string, type: string, { values, texts }: Type): readonly Case[] {
  const plan: ParameterPlan = {
    ...place,
    name: 'color',
    required: true,
    allowReserved: false,
    allowEmptyValue: false,
    wire: {},
  };
  const facts = (kind: string, text?: string): Facts => ({
    topic: 'parameter',
    kind,
    ...place,
    type,
    ...(text !== undefined && { text }),
  });
  const made: Case[] = [];
  const add = (kind: string, text: string | undefined) => {
    if (text !== undefined && !sendable(place, text)) return;
    made.push({
      name: `${path} ${kind} ${text ?? ''}`,
      facts: facts(kind, text),
      request: requestOf(place, path, text),
    });
  };
  for (const value of values) add('value', serialiseParameter(plan, value));
  for (const text of texts) add('text', `${prefix(place)}${text}`);
  if (place.in !== 'path') add('missing', undefined);
  if (place.in === 'query' && place.style === 'form') {
    add('repeated', 'color=1&color=2');
    add('unknown', `${serialiseParameter(plan, values[0])}&size=1`);
  }
  return made;
}

/** Every location, style, explode and type: one document a place, one operation a type. */
export function parameterGroups(): readonly Group[] {
  return places.map(place => {
    const name = `${place.in} ${place.style}${place.explode ? ' explode' : ''}`;
    const paths: Record<string, unknown> = {};
    const cases: Case[] = [];
    for (const [type, row] of Object.entries(types).filter(([, row]) => fits(place, row))) {
      const path = place.in === 'path' ? `/${type}/{color}` : `/${type}`;
      paths[path] = {
        get: { parameters: [{ name: 'color', required: true, schema: row.schema, ...place }], responses: ok },
      };
      cases.push(...casesOf(place, path, type, row));
    }
    return { name, document: documentOf(paths), cases };
  });
}
