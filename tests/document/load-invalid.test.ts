import { resolve } from 'node:path';
import { type Code, FindingsError } from '../../src/diagnostics/index.js';
import { loadDocument } from '../../src/document/index.js';

const folder = resolve(import.meta.dirname, '../fixtures/invalid/document');

/** file, then for each finding wanted: code, line and column, with the file where it is another one. */
type Want = readonly [Code, number, number, string?];
const cases: readonly (readonly [string, ...Want[]])[] = [
  ['duplicate-key.yaml', ['duplicate-key', 10, 5]],
  ['duplicate-key.json', ['duplicate-key', 8, 7]],
  ['not-yaml.yaml', ['syntax-error', 3, 10]],
  ['trailing-comma.json', ['syntax-error', 3, 14]],
  ['missing-quote.json', ['syntax-error', 2, 14]],
  ['cut-off.json', ['syntax-error', 2, 24]],
  ['several-documents.yaml', ['syntax-error', 2, 1]],
  ['empty.yaml', ['syntax-error', 1, 1]],
  ['tab-indent.yaml', ['syntax-error', 3, 1]],
  ['timestamp-tag.yaml', ['syntax-error', 3, 34]],
  ['missing-pointer.yaml', ['ref-not-found', 6, 26], ['ref-not-found', 14, 27], ['ref-not-found', 16, 27]],
  ['missing-file.yaml', ['unreadable-file', 4, 18]],
  ['leaves-root.yaml', ['ref-outside-root', 5, 13]],
  ['remote.yaml', ['remote-not-allowed', 6, 17]],
  ['ref-to-itself.yaml', ['ref-never-ends', 4, 19], ['ref-never-ends', 5, 16], ['ref-never-ends', 6, 16]],
  ['ref-not-text.yaml', ['ref-syntax', 5, 13]],
  ['ref-bad-escape.yaml', ['ref-syntax', 5, 13]],
  ['alias-bomb.yaml', ['alias-bomb', 3, 8]],
  ['alias-of-itself.yaml', ['alias-bomb', 3, 6]],
  ['not-utf8.yaml', ['invalid-encoding', 3, 16]],
  ['utf16.yaml', ['invalid-encoding', 1, 1]],
  ['bad-neighbour.yaml', ['syntax-error', 3, 10, 'not-yaml.yaml'], ['syntax-error', 3, 14, 'trailing-comma.json']],
  ['anchor-missing.yaml', ['ref-not-found', 10, 17]],
  [
    'key-not-text.yaml',
    ['key-not-text', 4, 11],
    ['key-not-text', 7, 5],
    ['key-not-text', 11, 3],
    ['key-not-text', 13, 3],
    ['key-not-text', 14, 19],
  ],
];

async function findingsOf(source: string): Promise<FindingsError['findings']> {
  try {
    await loadDocument(source, { cwd: folder });
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
  return [];
}

describe('a document that cannot be used is refused with the place of each fault', () => {
  it.each(cases.map(([name, ...want]) => ({ name, want })))('$name', async ({ name, want }) => {
    const got = (await findingsOf(name)).map(({ code, location }) => [
      code,
      location?.line,
      location?.column,
      location?.file,
    ]);
    expect(got).toEqual(want.map(([code, line, column, file = name]) => [code, line, column, file]));
  });

  it('a file that is not there has no place, and names itself', async () => {
    const [finding, ...rest] = await findingsOf('not-there.yaml');
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ code: 'unreadable-file', message: 'not-there.yaml does not exist' });
  });

  it('a folder is not read', async () => {
    expect((await findingsOf('.')).map(({ code }) => code)).toEqual(['unreadable-file']);
  });
});
