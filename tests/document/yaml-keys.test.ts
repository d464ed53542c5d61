import fc from 'fast-check';
import { dump } from 'js-yaml';
import { stringify } from 'yaml';
import { FindingsError } from '../../src/diagnostics/index.js';
import { loadText } from '../../src/document/index.js';

async function codesOf(text: string): Promise<readonly (readonly [string, string])[]> {
  try {
    await loadText(text, { display: 'api.yaml' });
    return [];
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return error.findings.map(({ code, message }) => [code, message] as const);
  }
}

describe('a key that is no text', () => {
  it.each([
    ['a mapping', 'a: { {b}: 1 }', 'mapping'],
    ['a mapping, by ?', '? { a: 1 }\n: { b: 1 }', 'mapping'],
    ['a list of one', '[a]: 1', 'list'],
    ['an empty list', '? []\n: [1]', 'list'],
    ['a list of lists', '? [[a]]\n: 1', 'list of lists'],
    ['an alias of a list', 'a: &x [b]\n*x : 2', 'list'],
    ['the key of a pair in a list', 'a: [b, { c: d }: 1]', 'mapping'],
  ])('is told: %s', async (_name, text, kind) => {
    expect(await codesOf(text)).toEqual([['key-not-text', `this key is a ${kind}, not a text`]]);
  });

  it.each([
    '? a\n: [1]',
    '? null\n: { a: 1 }',
    '1: [1]',
    'a: [b: [1], { c: 1 }]',
    '- [a: { b: 1 }, "c": [1], ~, []]',
    '"[a]": { b: [{}] }',
  ])('is not seen where there is none: %j', async text => {
    expect(await codesOf(text)).toEqual([]);
  });

  it('is not seen in whatever JSON is written as YAML, in block and in flow', async () => {
    const writings = [
      (value: unknown) => dump(value),
      (value: unknown) => dump(value, { flowLevel: 1 }),
      (value: unknown) => stringify(value),
      (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 20 }),
      (value: unknown) => `# JSON\n${JSON.stringify(value, null, 1)}`,
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        fc.constantFrom(...writings),
        async (value, write) => {
          const codes = (await codesOf(write(value))).map(([code]) => code);
          expect(codes.filter(code => code === 'key-not-text')).toEqual([]);
        },
      ),
      { seed: 6, numRuns: 1000 },
    );
  });
});
