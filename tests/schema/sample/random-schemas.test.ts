import fc from 'fast-check';
import type { SchemaJson } from '../../../src/contract/index.js';
import { samplerOf } from './hand-made-schemas.js';

const names = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'x-y', 'é');

/** Random schemas of every keyword, satisfiable or not. */
const { schema: anySchema } = fc.letrec<{ schema: SchemaJson }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<SchemaJson>(
      true,
      {},
      { type: 'null' },
      { type: 'boolean' },
      { enum: ['a', 1, null] },
      { const: 'x' },
    ),
    fc
      .record({ minimum: fc.integer({ min: -9, max: 9 }), exclusiveMaximum: fc.integer({ min: -9, max: 30 }) })
      .map(limits => ({ type: 'integer', ...limits })),
    fc
      .record({ multipleOf: fc.constantFrom(0.5, 3, 7), minimum: fc.integer() })
      .map(rest => ({ type: 'number', ...rest })),
    fc
      .record({ minLength: fc.nat(5), maxLength: fc.integer({ min: 3, max: 20 }) })
      .map(limits => ({ type: 'string', ...limits })),
    fc.constantFrom('^a+b?$', '[0-9]{2,4}', '^(foo|ba[rz])\\w*$').map(pattern => ({ type: 'string', pattern })),
    fc
      .record({ items: tie('schema'), minItems: fc.nat(2), maxItems: fc.nat(4), uniqueItems: fc.boolean() })
      .map(rest => ({ type: 'array', ...rest })),
    fc.record({ contains: tie('schema'), prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc
      .record({
        properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(names, { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      })
      .map(rest => ({ type: 'object', ...rest })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map(anyOf => ({ anyOf })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map(oneOf => ({ oneOf })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map(allOf => ({ allOf })),
    tie('schema').map(not => ({ not })),
    fc.tuple(tie('schema'), tie('schema'), tie('schema')).map(([condition, yes, no]) =>
      Object.fromEntries([
        ['if', condition],
        ['then', yes],
        ['else', no],
      ]),
    ),
  ) as fc.Arbitrary<SchemaJson>, // every branch makes plain JSON
}));

/** A value, and a schema that is made to accept it. */
const { pair: satisfiable } = fc.letrec<{ pair: readonly [unknown, SchemaJson] }>(tie => ({
  pair: fc.oneof(
    { depthSize: 'small' },
    fc
      .integer({ min: -99, max: 99 })
      .map(value => [value, { type: 'integer', minimum: value - 1, maximum: value + 2 }] as const),
    fc.string({ maxLength: 8 }).map(value => [value, { type: 'string', minLength: [...value].length }] as const),
    fc.boolean().map(value => [value, { enum: [value, 'other'] }] as const),
    fc
      .array(tie('pair'), { maxLength: 3 })
      .map(
        pairs =>
          [
            pairs.map(([value]) => value),
            { type: 'array', prefixItems: pairs.map(([, json]) => json), items: false, minItems: pairs.length },
          ] as const,
      ),
    fc.dictionary(names, tie('pair'), { maxKeys: 3 }).map(members => {
      const entries = Object.entries(members);
      const properties = Object.fromEntries(entries.map(([name, [, json]]) => [name, json]));
      const value = Object.fromEntries(entries.map(([name, [own]]) => [name, own]));
      return [
        value,
        { type: 'object', properties, required: Object.keys(members), additionalProperties: false },
      ] as const;
    }),
    tie('pair').map(([value, json]) => [value, { allOf: [json, { not: { const: 'never' } }] }] as const),
    tie('pair').map(([value, json]) => [value, { anyOf: [false, json] }] as const),
    tie('pair').map(([value, json]) => [value, { oneOf: [{ const: 'never' }, json] }] as const),
  ) as fc.Arbitrary<readonly [unknown, SchemaJson]>, // every branch makes such a pair
}));

const runs = { numRuns: 200, seed: 7 };

describe('samples of random schemas', () => {
  it('exist wherever the schema was made to accept something', () => {
    fc.assert(
      fc.property(satisfiable, fc.nat(1000), ([value, json], seed) => {
        const { sampler, schema, check } = samplerOf(json);
        fc.pre(check(value) === undefined);
        expect(sampler.sample(schema, { seed, direction: 'any' })).toHaveProperty('value');
      }),
      runs,
    );
  });

  it('are what they say they are, and the same each time', () => {
    fc.assert(
      fc.property(anySchema, fc.nat(1000), (json, seed) => {
        const { sampler, schema, check } = samplerOf(json);
        for (const kind of ['valid', 'boundary', 'invalid'] as const) {
          const result = sampler.sample(schema, { seed, kind, direction: 'any' });
          if ('value' in result) expect(check(result.value) === undefined).toBe(kind !== 'invalid');
          else expect(result.reason).not.toBe('');
          const again = samplerOf(json);
          expect(again.sampler.sample(again.schema, { seed, kind, direction: 'any' })).toEqual(result);
        }
      }),
      runs,
    );
  });

  it('are missing with a proof only where no value passes', () => {
    fc.assert(
      fc.property(anySchema, fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 30 }), (json, values) => {
        const { sampler, schema, check } = samplerOf(json);
        const valid = sampler.sample(schema, { direction: 'any' });
        const plain = [null, true, 0, 1, 0.5, 'a', '', [], {}, ...values];
        if ('proof' in valid) expect(plain.filter(value => check(value) === undefined)).toEqual([]);
        const invalid = sampler.sample(schema, { kind: 'invalid', direction: 'any' });
        if ('proof' in invalid) expect(plain.filter(value => check(value) !== undefined)).toEqual([]);
      }),
      runs,
    );
  });
});
