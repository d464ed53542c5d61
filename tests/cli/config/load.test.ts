import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/cli/config/load.js';
import { configSchema } from '../../../src/cli/config/schema.js';
import { FindingsError } from '../../../src/diagnostics/index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

async function findingsOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    thrown => thrown,
  );
  expect(error).toBeInstanceOf(FindingsError);
  return (error as FindingsError).findings.map(({ code, message, remedy, location }) => ({
    code,
    message,
    remedy,
    at: location && `${location.file}:${location.line}:${location.column}`,
  }));
}

describe('loadConfig', () => {
  it.each([
    ['specwright.config.yaml', 'document: api.yaml\n'],
    ['specwright.config.yml', 'document: api.yaml\n'],
    ['specwright.config.json', '{ "document": "api.yaml" }'],
    ['specwright.config.mjs', "export default { document: 'api.yaml' };"],
    ['specwright.config.ts', "const document: string = 'api.yaml';\nexport default { document };"],
  ])('reads %s', async (name, text) => {
    put(name, text);
    const want = { config: { document: 'api.yaml' }, folder, file: join(folder, name) };
    expect(await loadConfig(folder)).toMatchObject(want);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('gives no settings where there is no file', async () => {
    expect(await loadConfig(folder)).toMatchObject({ config: {}, folder, file: undefined });
  });

  it('reads the file that is named', async () => {
    put('specwright.config.yaml', 'document: a.yaml\n');
    put('other.yaml', 'document: b.yaml\n');
    expect((await loadConfig(folder, 'other.yaml')).config.document).toBe('b.yaml');
  });

  it.each([
    [
      'a mistyped setting',
      'doucment: a.yaml\n',
      'config-invalid',
      "There is no setting 'doucment'",
      1,
      1,
      'Did you mean document?',
    ],
    [
      'a mistyped setting within another',
      'generate:\n  outt: x\n',
      'config-invalid',
      "There is no setting 'outt'",
      2,
      3,
      'Did you mean out?',
    ],
    [
      'a value of another type',
      'document:\n  - a\n',
      'config-invalid',
      "'document' must be a string, not a list",
      2,
      3,
      'schema',
    ],
    ['an empty path', 'document: ""\n', 'config-invalid', "'document' must not be empty", 1, 11, 'schema'],
    ['a list', '- a\n', 'config-invalid', 'The configuration must be an object, not a list', 1, 1, 'schema'],
    [
      'neither a boolean nor a list',
      'convertFormats: date\n',
      'config-invalid',
      "'convertFormats' must be a boolean or a list, not a string",
      1,
      17,
      'schema',
    ],
    [
      'a list of something else',
      'convertFormats: [date, 3]\n',
      'config-invalid',
      "'convertFormats.1' must be a string, not a number",
      1,
      24,
      'schema',
    ],
    [
      'a format without a module',
      'formats:\n  money: { export: money }\n',
      'config-invalid',
      "'formats.money' must have 'module'",
      2,
      10,
      'schema',
    ],
    ['no YAML', 'document: "a\n', 'syntax-error', '', 1, 11, ''],
  ])('refuses %s', async (_name, text, code, message, line, column, remedy) => {
    put('specwright.config.yaml', text);
    const file = join(folder, 'specwright.config.yaml');
    const [first] = await findingsOf(loadConfig(folder, file));
    expect(first).toMatchObject({ code, at: `specwright.config.yaml:${line}:${column}` });
    expect(first?.message).toContain(message);
    expect(first?.remedy).toContain(remedy);
  });

  it.each([
    ['a file that is not there', 'none.yaml'],
    ['a module that throws', 'throws.mjs'],
    ['a module without a default export', 'empty.mjs'],
  ])('refuses %s', async (_name, name) => {
    put('throws.mjs', "throw new Error('no');");
    put('empty.mjs', 'export const a = 1;');
    expect(await findingsOf(loadConfig(folder, name))).toMatchObject([
      { code: 'config-unreadable', at: `${name}:1:1` },
    ]);
  });
});

it('publishes its schema', () => {
  const file = join(import.meta.dirname, '../../../docs/specwright.config.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(configSchema);
});
