import fc from 'fast-check';
import { schemaResults } from '../../../../src/lint/spectral/functions/schema.js';
import { adaptedSchema, type Relaxed } from '../../../../src/lint/spectral/oas/examples/adapted-schema.js';
import { failingPart } from '../../../../src/lint/spectral/oas/examples/failing-part.js';
import { holdsPlainly } from '../../../../src/lint/spectral/oas/examples/holds-plainly.js';
import { plainnessOf } from '../../../../src/lint/spectral/oas/examples/plainness.js';
import { contextOf } from '../support/judge.js';

const names = ['a', 'b', 'c'];
const texts = ['', 'a', 'ab', '2020-01-01', '𝒳'];
const scalars = fc.constantFrom<unknown>(null, true, 0, 1, 2.5, -3, ...texts);

const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const { schema } = fc.letrec<{ schema: object }>(tie => {
  const one = tie('schema');
  const list = fc.array(one, { minLength: 1, maxLength: 3 });
  return {
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.record(
        {
          type: fc.constantFrom<unknown>('string', 'number', 'integer', 'object', 'array', 'boolean', [
            'string',
            'null',
          ]),
          minLength: fc.constantFrom(1, 2),
          format: fc.constantFrom('date', 'int32', 'unheard-of'),
          minimum: fc.constantFrom(0, 1),
          pattern: fc.constantFrom('^a', 'b$'),
          enum: fc.uniqueArray(scalars, { minLength: 1, maxLength: 3 }),
          readOnly: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      fc.record(
        {
          type: fc.constantFrom('object', 'array'),
          properties: fc.dictionary(fc.constantFrom(...names), one, { maxKeys: 3, noNullPrototype: true }),
          required: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }),
          additionalProperties: fc.oneof(fc.boolean(), one),
          items: one,
          uniqueItems: fc.boolean(),
          maxItems: fc.constantFrom(1, 2),
          minProperties: fc.constantFrom(1, 2),
        },
        { requiredKeys: [] },
      ),
      fc.record({ allOf: list, anyOf: list, oneOf: list, not: one }, { requiredKeys: [] }),
    ),
  };
});

const relaxed = fc.record<Relaxed>({ readOnly: fc.boolean() });
const told = (dialect: 'draft4' | 'draft2020-12', asked: object, given: unknown) =>
  schemaResults(given, { schema: asked, dialect }, contextOf());

describe.each(['draft4', 'draft2020-12'] as const)('an example of a plain schema of %s', dialect => {
  it('holds where ajv finds nothing, and ajv tells as much of what is left of the schema as of all of it', () => {
    const agrees = (asked: object, given: unknown, less: Relaxed) => {
      fc.pre(plainnessOf(asked, dialect) === 'plain');
      const whole = told(dialect, adaptedSchema(asked, less), given);
      expect(holdsPlainly(given, asked, less)).toBe(whole.length === 0);
      if (whole.length === 0) return;
      // What fails is an object: a schema that is a flag is none of these.
      const part = failingPart(asked, given, less) as object;
      expect(told(dialect, adaptedSchema(part, less), given)).toEqual(whole);
    };
    fc.assert(fc.property(schema, value, relaxed, agrees), { numRuns: 100 });
  });
});
