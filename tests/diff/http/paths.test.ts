import { withParameters } from './documents.js';
import { expectChanges } from './expect-changes.js';

describe('the path of a request that shows a change', () => {
  it.each([
    ['/a<b>|/ü', '/a%3Cb%3E%7C/%C3%BC'],
    ['/a%20b/c:d', '/a%20b/c:d'],
  ])('is written as a request line has it: %s', async (path, written) => {
    const api = (...parameters: readonly string[]) => withParameters(...parameters).replace('/pets:', `'${path}':`);
    const now = api('{ name: q, in: query, required: true, schema: { type: string } }');
    const { changes } = await expectChanges(api(), now, ['breaking required-parameter-added - 7']);
    expect(changes[0]!.witness!.message[0]).toBe(`GET ${written} HTTP/1.1`);
  });
});
