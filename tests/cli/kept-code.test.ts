import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The package as it is installed: what was built, and the packages that the command loads at once. */
function installation() {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-code-'));
  const own = join(folder, 'node_modules/specwright');
  mkdirSync(own, { recursive: true });
  const isNeeded = (file: string) => !/\.d\.ts$|dist\/registry/.test(file);
  cpSync(join(root, 'dist'), join(own, 'dist'), { recursive: true, filter: isNeeded });
  cpSync(join(root, 'package.json'), join(own, 'package.json'));
  for (const name of ['commander', 'js-yaml', 'argparse']) {
    if (existsSync(join(root, 'node_modules', name)))
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  const code = join(folder, 'node_modules/.cache/specwright/code');
  return {
    folder,
    own,
    code,
    kept: () =>
      existsSync(code)
        ? readdirSync(code, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(code, name)).isFile())
        : [],
    run(env: Record<string, string> = {}, ...args: readonly string[]) {
      const words = args.length > 0 ? args : ['explain', 'one-of-overlap'];
      const main = join(own, 'dist/cli/main.cjs');
      const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
        cwd: tmpdir(),
        encoding: 'utf8',
        env,
      });
      return { status, stdout, stderr };
    },
  };
}

describe('the command', () => {
  let installed: ReturnType<typeof installation>;
  beforeAll(() => {
    installed = installation();
  });
  beforeEach(() => rmSync(installed.code, { recursive: true, force: true }));
  afterAll(() => {
    rmSync(installed.folder, { recursive: true, force: true });
  });

  it('keeps its compiled code beside the package, and runs by it', () => {
    const first = installed.run();
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(installed.kept()).not.toEqual([]);
    expect(installed.run()).toEqual(first);
  });

  it('keeps none where NODE_DISABLE_COMPILE_CACHE says so', () => {
    expect(installed.run({ NODE_DISABLE_COMPILE_CACHE: '1' })).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(installed.code)).toBe(false);
  });

  it('takes no code of a file that was replaced by one as long and as old', () => {
    expect(installed.run({}, '--help').stdout).toContain('Keeps an OpenAPI document');
    expect(installed.kept()).not.toEqual([]);
    const file = join(installed.own, 'dist/chunks/command-line.cjs');
    const text = readFileSync(file, 'utf8');
    const { atime, mtime } = statSync(file);
    writeFileSync(file, text.replace('Keeps an OpenAPI document', 'Loses an OpenAPI document'));
    utimesSync(file, atime, mtime);
    expect(installed.run({}, '--help').stdout).toContain('Loses an OpenAPI document');
    writeFileSync(file, text);
  });

  it.each([
    ['nothing', ''],
    ['what is no code', 'x'.repeat(100_000)],
    ['an index without code', `\x20\0\0\0${JSON.stringify({ ran: 0, files: {} }).padEnd(32)}`],
  ])('runs as well where %s is kept', (_what, bytes) => {
    const first = installed.run();
    for (const name of installed.kept()) writeFileSync(join(installed.code, name), bytes);
    expect(installed.run()).toEqual(first);
    expect(installed.run()).toEqual(first);
  });

  it('runs as well where nothing can be kept', () => {
    mkdirSync(join(installed.folder, 'node_modules/.cache/specwright'), { recursive: true });
    writeFileSync(installed.code, 'a file where a folder is to be');
    expect(installed.run()).toMatchObject({ status: 0, stderr: '' });
  });
});
