import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../../src/cli/config/index.js';
import { createContract } from '../../../src/contract/index.js';
import { FindingsError } from '../../../src/diagnostics/index.js';
import { loadDocument } from '../../../src/document/index.js';
import { runtimeContract } from '../../../src/enforce/from-contract.js';
import { runCli } from '../run-cli.js';

const fixtures = new URL('../../fixtures/conversion/', import.meta.url);
const settings = `document: api.yaml
convertFormats: true
formats:
  money: { module: ./formats.js, export: money }
keywords:
  x-even: { module: ./formats.js, export: even }
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'specwright-definitions-'));
  await cp(fixtures, folder, { recursive: true });
  await put('specwright.config.yaml', settings);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFile(join(folder, name), text);

async function findingsOf(text: string) {
  await put('specwright.config.yaml', text);
  const error = await readSettings({ cwd: folder }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FindingsError);
  return (error as FindingsError).findings.map(({ code, message, remedy, location }) => ({
    code,
    message,
    remedy,
    at: location && `${location.line}:${location.column}`,
  }));
}

describe('formats and keywords of the settings', () => {
  it('are known to generate and to --check, which see a change of them', async () => {
    expect(await runCli(['generate'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(await runCli(['generate', '--check'], { cwd: folder })).toMatchObject({ code: 0 });
    await put('specwright.config.yaml', settings.replace('convertFormats: true', 'convertFormats: [money]'));
    const { code, stdout } = await runCli(['generate', '--check'], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toContain('generated/values.d.ts is not current');
    expect(await runCli(['generate'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(await runCli(['generate', '--check'], { cwd: folder })).toMatchObject({ code: 0 });
  });

  it('are known to a contract from the document', async () => {
    const { document, load, runtime } = await readSettings({ cwd: folder });
    const contract = createContract(await loadDocument(document!, load));
    const { plan, load: checksOf } = runtimeContract(contract, runtime);
    const index = plan.operations.findIndex(({ name }) => name === 'createOrder');
    const { checks, converts } = await checksOf(index);
    const name = 'body.application/json';
    expect(checks[name]?.({ total: '1.00', even: 3 })?.map(({ pointer }) => pointer)).toEqual(['/even']);
    expect(converts?.[name]?.parse({ total: '1.00' })).toEqual({ total: { cents: 100 } });
  });

  it('are known to inspect', async () => {
    const { stdout } = await runCli(['inspect'], { cwd: folder });
    expect(stdout).toContain('nothing: all of it is enforced');
    await put('specwright.config.yaml', 'document: api.yaml\n');
    expect((await runCli(['inspect'], { cwd: folder })).stdout).toContain('format "money": it is not in the OpenAPI');
  });

  it('may be written in TypeScript that is not translated yet', async () => {
    await put(
      'own.ts',
      "const expected: string = 'x';\nexport default { applies: 'string', expected, test: () => true };\n",
    );
    await put('specwright.config.yaml', 'formats:\n  own: { module: ./own.js }\n');
    const { runtime } = await readSettings({ cwd: folder });
    expect(runtime.compile?.definedFormats).toMatchObject([{ name: 'own', module: join(folder, 'own.js') }]);
    expect((await readdir(folder)).filter(name => name.startsWith('.specwright'))).toEqual([]);
  });

  it.each([
    ['a module that is not there', './none.js', 'money', './none.js can', '2:20', 'docs'],
    ['a package that is not there', 'no-such-package', 'money', 'no-such-package can', '2:20', 'docs'],
    [
      'an export that is not there',
      './formats.js',
      'mony',
      './formats.js has no export "mony"',
      '2:42',
      'Did you mean money?',
    ],
    ['what is no format', './formats.js', 'even', 'The export "even" of ./formats.js is no definition', '2:10', 'docs'],
  ])('refuse %s', async (_, module, name, message, at, remedy) => {
    const [found, ...others] = await findingsOf(`formats:\n  money: { module: ${module}, export: ${name} }\n`);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'config-definition-invalid', at, message: expect.stringContaining(message) });
    expect(found?.remedy).toContain(remedy);
  });

  it('stop generate, as a format without a value does, and say where', async () => {
    await put('specwright.config.yaml', 'document: api.yaml\nconvertFormats:\n  - date\n  - uuid\n');
    const { code, stderr } = await runCli(['generate'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('specwright.config.yaml:4:5');
    expect(stderr).toContain('The format "uuid" has no value to convert to');
    expect(await readdir(folder)).not.toContain('generated');
  });
});
