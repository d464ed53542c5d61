import { FindingsError } from '../../../src/diagnostics/index.js';
import type { Json } from '../../../src/document/index.js';
import { createCompiler } from '../../../src/schema/index.js';
import { component, componentsOf } from '../support/schemas.js';

const count = 2000;
const last = component(`S${count - 1}`);

/** Each extends the one before by `allOf`. */
function chain(first: Json): { [name: string]: Json } {
  const entries = Array.from({ length: count }, (_, index): [string, Json] => [
    `S${index}`,
    index === 0 ? first : { allOf: [{ $ref: component(`S${index - 1}`) }] },
  ]);
  return Object.fromEntries(entries);
}

describe('a chain of schemas that is longer than the stack is deep', () => {
  it('is refused with its place where it closes to a circle', () => {
    const compiler = createCompiler(componentsOf(chain({ allOf: [{ $ref: last }] })).schemas);
    const compile = () => compiler.validate(last, 'any');
    expect(compile).toThrow(FindingsError);
    expect(compile).toThrow(/refers to itself in a circle \(schema-endless\)/);
  });
});
