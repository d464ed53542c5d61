import { FindingsError } from '../../../src/diagnostics/index.js';
import type { Json } from '../../../src/document/index.js';
import { createCompiler } from '../../../src/schema/index.js';
import type { Use } from '../../../src/schema/types.js';
import { component, componentsOf } from '../support/schemas.js';

/** Twice what a stack of the default size holds of a function that calls itself for each schema. */
const count = 20_000;
const last = component(`S${count - 1}`);

const nothing = () => ({});

/** Each extends the one before by `allOf`. */
function chain(first: Json, others: (index: number) => { readonly [name: string]: Json } = nothing) {
  const entries = Array.from({ length: count }, (_, index): [string, Json] => [
    `S${index}`,
    index === 0 ? first : { ...others(index), allOf: [{ $ref: component(`S${index - 1}`) }] },
  ]);
  return componentsOf(Object.fromEntries(entries)).schemas;
}

const property = (index: number) => ({ properties: { [`p${index}`]: { type: 'string' } } });
const marked = { required: ['a'], properties: { a: { readOnly: true } } };

// What takes the square of the length does not end within the time that a test has.
describe('a chain of schemas that is longer than the stack is deep', () => {
  it('is refused with its place where it closes to a circle', () => {
    const compiler = createCompiler(chain({ allOf: [{ $ref: last }] }));
    const compile = () => compiler.validate(last, 'any');
    expect(compile).toThrow(FindingsError);
    expect(compile).toThrow(/refers to itself in a circle \(schema-endless\)/);
  });

  it.each<[string, Json, Use, (index: number) => { readonly [name: string]: Json }]>([
    ['of other names for one schema', { type: 'object' }, 'any', nothing],
    ['of schemas with a property each', { type: 'object' }, 'any', property],
    ['of other names for a schema with a readOnly property', marked, 'request', nothing],
    ['of schemas that extend one with a readOnly property', marked, 'request', property],
  ])('is read to its end: %s', (_name, first, use, others) => {
    const compiler = createCompiler(chain(first, others));
    expect(compiler.validate(last, use)).toBeInstanceOf(Function);
    expect(compiler.findings).toEqual([]);
  });
});
