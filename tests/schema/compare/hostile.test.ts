import type { SchemaJson } from '../../../src/contract/index.js';
import { type Comparison, createComparer } from '../../../src/schema/index.js';
import { setOf } from './judge.js';

type Components = Readonly<Record<string, unknown>>;

function compare(old: Components, now: Components): Comparison {
  const sets = { old: setOf(Object.entries(old)), now: setOf(Object.entries(now)) };
  return createComparer(sets).compare('s0', 's0', 'any');
}

const one = (schema: SchemaJson) => ({ s0: schema });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

/** Schemas each of which leads to others, and all back to the first. */
function circle(size: number, last: string, ways: readonly ((index: number) => number)[]): Components {
  return Object.fromEntries(
    many(size, index => {
      const links = ways.map((way, at) => [`to${at}`, { $ref: `s${(way(index) + size) % size}` }]);
      const own = { type: index === size - 1 ? last : 'integer' };
      return [`s${index}`, { type: 'object', properties: { ...Object.fromEntries(links), own } }];
    }),
  );
}

/** Each schema holds the next one twice. */
function doubling(depth: number, last: string): Components {
  const both = (index: number) => ({
    type: 'object',
    properties: { a: { $ref: `s${index + 1}` }, b: { $ref: `s${index + 1}` } },
    required: ['a', 'b'],
  });
  return Object.fromEntries(many(depth + 1, index => [`s${index}`, index === depth ? { type: last } : both(index)]));
}

function product(outer: string, inner: string, size: number, value: number): SchemaJson {
  const branch = (index: number) => [
    { properties: { [`a${index}`]: { type: 'string' } }, required: [`a${index}`] },
    { properties: { [`b${index}`]: { const: index + value } }, required: [`b${index}`] },
  ];
  return { [outer]: many(size, index => ({ [inner]: branch(index) })) } as SchemaJson;
}

function nested(depth: number, last: SchemaJson, wrap: (inner: SchemaJson) => SchemaJson): SchemaJson {
  return many(depth, () => 0).reduce<SchemaJson>(inner => wrap(inner), last);
}

/** Each property asks for the next one. */
function chain(size: number, middle: string): SchemaJson {
  const type = (index: number) => (index === size / 2 ? middle : 'integer');
  return {
    type: 'object',
    properties: Object.fromEntries(many(size, index => [`p${index}`, { type: type(index) }])),
    dependentRequired: Object.fromEntries(many(size - 1, index => [`p${index}`, [`p${index + 1}`]])),
  };
}

const text = (pattern: string): SchemaJson => ({ type: 'string', pattern });
const apart = (items: SchemaJson, maxItems: number) =>
  one({ type: 'array', uniqueItems: true, items, maxItems } as SchemaJson);
const next = (index: number) => index + 1;
const others = [next, (index: number) => index - 1, (index: number) => index * 7 + 3];
const within = (inner: SchemaJson): SchemaJson => ({ type: 'object', properties: { a: inner }, required: ['a'] });
const denied = (inner: SchemaJson): SchemaJson => ({ not: inner });

describe('schemas that would take for ever', () => {
  it.each<[string, Components, Components, string]>([
    ['a circle of 1,000', circle(1000, 'integer', others), circle(1000, 'integer', others), 'equal'],
    [
      'lists that hold two each of 12 values',
      one({ type: 'array', allOf: many(12, index => ({ contains: { const: index }, minContains: 2 })) }),
      one({ type: 'array', allOf: many(12, index => ({ contains: { const: index }, minContains: 3 })) }),
      'narrower',
    ],
    ['200 names that each ask for the next', one(chain(200, 'integer')), one(chain(200, 'string')), 'incomparable'],
    ['a ring of 1,000', circle(1000, 'integer', [next]), circle(1000, 'integer', [next]), 'equal'],
    ['a ring of 300 with a change', circle(300, 'integer', [next]), circle(300, 'string', [next]), 'incomparable'],
    ['allOf of 20 anyOf', one(product('allOf', 'anyOf', 20, 0)), one(product('allOf', 'anyOf', 20, 1)), 'incomparable'],
    [
      'oneOf of 100 allOf',
      one(product('oneOf', 'allOf', 100, 0)),
      one(product('oneOf', 'allOf', 100, 1)),
      'incomparable',
    ],
    [
      'the same in another order',
      one(product('allOf', 'anyOf', 20, 0)),
      one({ allOf: [...((product('allOf', 'anyOf', 20, 0) as { allOf: SchemaJson[] }).allOf ?? [])].reverse() }),
      'equal',
    ],
    [
      'not in not, 1,000 times',
      one(nested(1000, { type: 'string' }, denied)),
      one(nested(1000, { type: 'number' }, denied)),
      'incomparable',
    ],
    [
      'a length of 65,536',
      one({ ...(text('^[a-z-]*$') as object), maxLength: 65_536 }),
      one(text('^[a-z-]*$')),
      'wider',
    ],
    ...(['uuid', 'date', 'email', 'ipv4'] as const).map(
      format =>
        [
          `300 items of format ${format} that are not equal`,
          apart({ type: 'string', format }, 300),
          apart({ type: 'string', format }, 290),
          'narrower',
        ] as [string, Components, Components, string],
    ),
    [
      'as many items that are not equal as a pattern has texts',
      apart({ type: 'string', pattern: '^[ab]{6}$' }, 64),
      apart({ type: 'string', pattern: '^[ab]{6}$' }, 65),
      'equal',
    ],
    ['a pattern that runs away', one(text('^(([a-z])+.)+[A-Z]([a-z])+$')), one(text('^(a+)+$')), 'incomparable'],
  ])('%s: decided', (_, old, now, want) => expect(compare(old, now).relation).toBe(want));

  it.each<[string, Components, Components, string]>([
    ['a circle of 1,000 with a change', circle(1000, 'integer', others), circle(1000, 'string', others), 'depth'],
    ['what is held twice, 1,000 times', doubling(1000, 'integer'), doubling(1000, 'string'), 'depth'],
    ['what is held twice, 30 times', doubling(30, 'integer'), doubling(30, 'string'), 'size'],
    [
      'not in not, 20,000 times',
      one(nested(20_000, { type: 'string' }, denied)),
      one(nested(20_000, { type: 'number' }, denied)),
      'depth',
    ],
    [
      'objects in objects, 5,000 times',
      one(nested(5000, { type: 'string' }, within)),
      one(nested(5000, { type: 'number' }, within)),
      'depth',
    ],
    [
      'an automaton that is huge once it is deterministic',
      one(text('^(a|b)*a(a|b){20}$')),
      one(text('^(a|b)*b(a|b){20}$')),
      'steps',
    ],
    ['repetition of repetition', one(text('^(a{1,1000}){1,1000}$')), one(text('^a{1,1000000}$')), 'pattern'],
    ['what refers back', one(text('^(a+)b\\1$')), one(text('^a+ba+$')), 'pattern'],
    ['what is no pattern', one(text('[')), one(text('(')), 'pattern'],
    ['a length of 10^9', one({ type: 'string', maxLength: 1e9 }), one({ type: 'string' }), 'size'],
    ['10^6 items', one({ type: 'array', maxItems: 1e6 }), one({ type: 'array' }), 'size'],
    ['10^5 properties', one({ type: 'object', maxProperties: 1e5 }), one({ type: 'object' }), 'size'],
    [
      'the smallest multiples',
      one({ type: 'number', multipleOf: 1e-300 }),
      one({ type: 'number', multipleOf: 3e-300 }),
      'numbers',
    ],
  ])('%s: unknown, with the reason', (_, old, now, reason) =>
    expect(compare(old, now)).toMatchObject({ relation: 'unknown', reason }),
  );

  it('do not spoil what is asked after them', () => {
    const schemas = setOf(Object.entries({ ...doubling(1000, 'integer'), a: { type: 'string' }, b: { minLength: 1 } }));
    const comparer = createComparer({ old: schemas, now: schemas });
    expect(comparer.compare('s0', 's1', 'any').relation).toBe('unknown');
    expect(comparer.compare('s998', 's999', 'any').relation).toBe('incomparable');
    expect(comparer.compare('a', 'b', 'any')).toEqual({
      relation: 'incomparable',
      lost: { value: '' },
      gained: { value: null },
    });
  });

  it('take no more steps than are allowed', () => {
    const schemas = setOf(Object.entries({ a: product('allOf', 'anyOf', 20, 0), b: product('allOf', 'anyOf', 20, 1) }));
    const comparer = createComparer({ old: schemas, now: schemas }, { steps: 10 });
    expect(comparer.compare('a', 'b', 'any')).toMatchObject({ relation: 'unknown', reason: 'steps' });
  });

  it('looks for what is wrong under the names alone of which something is said', () => {
    const members = (type: string) => ({
      properties: Object.fromEntries(many(5000, index => [`p${index}`, { type }])),
    });
    const old = one({ type: 'object', allOf: [members('integer'), members('string')] });
    const now = one({ type: 'object', properties: { p9: { type: 'boolean' } } });
    const sets = { old: setOf(Object.entries(old)), now: setOf(Object.entries(now)) };
    expect(createComparer(sets, { steps: 1000 }).lost('s0', 's0', 'any')).toBe('none');
  });
});
