import type { Json } from '../../../src/document/index.js';
import { createCompiler } from '../../../src/schema/index.js';
import { component, componentsOf } from '../support/schemas.js';

const closed = (others: object): Json => ({ ...others, unevaluatedProperties: false }) as Json; // written out below, all of it JSON
const two = { properties: { a: { type: 'integer' }, b: {} } };

describe('what unevaluatedProperties and unevaluatedItems say beside a branch that fails', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['of a member that the branch knows', closed({ allOf: [two] }), { a: 'x', b: 1 }, ['/a type']],
    ['of one that it does not', closed({ allOf: [two] }), { a: 'x', c: 1 }, ['/a type', '/c unevaluatedProperties']],
    ['of branches within', closed({ allOf: [{ allOf: [two] }] }), { a: 'x', b: 1 }, ['/a type']],
    [
      'of a branch that lacks a member',
      closed({ allOf: [{ ...two, required: ['c'] }, { properties: { d: {} } }] }),
      { a: 1, b: 1, d: 1, e: 1 },
      [' required', '/e unevaluatedProperties'],
    ],
    [
      'of the nearest of several',
      closed({ oneOf: [two, { required: ['z'], type: 'object' }] }),
      { a: 'x' },
      ['/a type'],
    ],
    ['of else', closed({ if: { required: ['k'] }, else: two }), { a: 'x', b: 1 }, ['/a type']],
    ['of a branch that holds', closed({ allOf: [two] }), { a: 1, c: 1 }, ['/c unevaluatedProperties']],
    [
      'of items',
      { allOf: [{ prefixItems: [{ type: 'integer' }, {}] }], unevaluatedItems: false },
      ['x', 1, 2],
      ['/0 type', '/2 unevaluatedItems'],
    ],
  ])('%s', (_, schema, value, want) => {
    const check = createCompiler(componentsOf({ A: schema }).schemas).validate(component('A'), 'any');
    expect((check(value) ?? []).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(want);
  });
});
