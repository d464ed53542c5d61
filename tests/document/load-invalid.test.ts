import { resolve } from 'node:path';
import { type Code, FindingsError } from '../../src/diagnostics/index.js';
import { loadDocument, loadText } from '../../src/document/index.js';
import { folderWith, removeFolders } from './folders.js';

afterEach(removeFolders);

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

  it.each([
    ['{\n "a": [1,\n  {"b": 1}', 'expected "," or "]", found the end of the text', 'list', [2, 7], [3, 11]],
    ['{"a": 1,\n "b": {"c":\n', 'expected a value, found the end of the text', 'object', [2, 7], [2, 12]],
    ['{"a": [1, 2}', 'expected "," or "]", found "}"', 'list', [1, 7], [1, 12]],
  ])('JSON that is not closed says what is open: %j', async (text, message, what, [line, column], at) => {
    const { findings } = await loadText(text, { display: 'a.json' }).catch(error => error);
    const location = { file: 'a.json', line, column };
    expect(findings).toMatchObject([
      {
        message: `${message}: the ${what} that begins at ${line}:${column} is not closed`,
        location: { line: at[0], column: at[1] },
        remedy: `Close the ${what} that begins at ${line}:${column}, or correct the text at this place.`,
        related: [{ message: `the ${what} that is not closed begins here`, location }],
      },
    ]);
  });

  it.each<[string, number[], string]>([
    ['an image', [0x89, 0x50, 0x4e, 0x47, 0, 0], 'its byte 1 is 0x89, which is not UTF-8 there'],
    ['a program', [0x7f, 0x45, 0x4c, 0x46, 1, 0, 0, 0xff], 'its byte 6 is zero'],
    ['a program that begins with a zero byte', [0, 1, 0xff], 'its byte 1 is zero'],
    ['text with a zero byte', [0x61, 0x3a, 0x0a, 0x62, 0], 'its byte 5 is zero'],
  ])('a file that is not text is named so, with its first such byte: %s', async (_what, bytes, message) => {
    const cwd = folderWith({ 'a.yaml': Buffer.from(bytes) });
    const { findings } = await loadDocument('a.yaml', { cwd }).catch(error => error);
    expect(findings).toMatchObject([{ code: 'invalid-encoding', message: `this file is not text: ${message}` }]);
    expect(findings[0].remedy).toMatch(/^Name the document itself/);
  });

  it('a folder is not read', async () => {
    expect((await findingsOf('.')).map(({ code }) => code)).toEqual(['unreadable-file']);
  });
});
