import { withParameters } from './documents.js';
import { expectChanges } from './expect-changes.js';
import { compared } from './given.js';

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

describe('a path that is encoded otherwise', () => {
  const at = (path: string) => withParameters().replace('/pets:', `'${path}':`);

  it.each([
    ['/ä', '/%C3%A4'],
    ['/a b', '/a%20b'],
    ['/%c3%a4', '/%C3%A4'],
    ['/%7Eme/x', '/~me/x'],
    ['/|/ü', '/%7C/ü'],
  ])('is the same: %s and %s', async (one, other) => {
    await expectChanges(at(one), at(other), []);
    await expectChanges(at(other), at(one), []);
  });

  it.each([
    ['/a%2Fb', '/a/b'],
    ['/%2541', '/A'],
  ])(
    'is another one where what is encoded would part it or stand for something else: %s and %s',
    async (one, other) => {
      const { changes } = await compared(at(one), at(other));
      expect(changes.map(({ code }) => code)).toEqual(['operation-removed', 'operation-added']);
    },
  );
});
