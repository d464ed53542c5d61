import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compile, entry } from '../codegen/compile.js';
import { Project } from '../codegen/project.js';
import { snippets } from './snippets.js';

const root = resolve(import.meta.dirname, '../..');
const paths = {
  'specwright/database': entry('database'),
  'specwright/express': entry('express'),
  'specwright/testing': entry('testing'),
  'specwright/runtime': entry('schema/runtime'),
  '@jest/globals': [join(root, 'node_modules/@jest/globals/build/index.d.ts')],
  knex: [join(root, 'node_modules/knex/types/index.d.ts')],
};

const blocks = snippets().filter(({ page }) => page === 'docs/testing.md');
const nameOf = (text: string) => /^(?:\/\/|#) (\S+)\n/.exec(text)?.[1];

let project: Project;
beforeAll(async () => {
  project = await Project.create({ 'package.json': '{"type":"module"}' });
  for (const { language, text } of blocks) if (language !== 'sh') await project.write(nameOf(text) ?? 'nameless', text);
  await project.generate({ handlers: 'stubs' });
  // as npm installs them; the package is the one that was built
  for (const name of ['specwright', '@swc/jest']) {
    const link = join(project.folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(name === 'specwright' ? root : join(root, 'node_modules', name), link);
  }
});
afterAll(() => project.remove());

interface Ran {
  readonly code: number | null;
  readonly said: string;
}

/** As a user would, whose environment has nothing of this run. */
async function run(command: string, args: readonly string[], more: Record<string, string> = {}): Promise<Ran> {
  const PATH = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
  const env = { PATH, SPECWRIGHT_POSTGRES: process.env['SPECWRIGHT_POSTGRES'] ?? 'embedded', ...more };
  const child = spawn(command, args, { cwd: project.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => (said += piece));
  const [code] = await once(child, 'close');
  return { code, said };
}

const asTyped = () => run('sh', ['-c', blocks.find(({ language }) => language === 'sh')?.text ?? '']);

describe('the tests of docs/testing.md', () => {
  it('compile', () => {
    expect(blocks.filter(({ language, text }) => language !== 'sh' && !nameOf(text))).toEqual([]);
    expect(compile(project.folder, { paths, skipLibCheck: true })).toEqual([]);
  });

  it('pass, by the command of the page', async () => {
    const { code, said } = await asTyped();
    expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/Tests: +5 passed, 5 total/) });
  }, 120_000);

  it('fail where the service does not keep its contract, and say how', async () => {
    const good = blocks.find(({ text }) => nameOf(text) === 'src/app.ts')?.text ?? '';
    await project.write('src/app.ts', good.replace("'select id, name from", "'select id::text, name from"));
    const { code, said } = await asTyped();
    await project.write('src/app.ts', good);
    expect(code).toBe(1);
    expect(said).toMatch(/The service does not keep its contract:\s+GET \/pets answered 200: body \/0\/id/);
  }, 120_000);

  it("run by Node's own runner too, in the run that is begun around it", async () => {
    const files = ['jest.config.mjs', 'tests/pets.test.ts', 'tests/migrations.test.ts'];
    for (const file of files) await project.write(file, '');
    const test = `import { test } from 'node:test';
      import { testDatabase } from 'specwright/testing';
      test('has a database', async () => (await testDatabase({ migrations: 'migrations' })).drop());`;
    await project.write('tests/own.test.mjs', test);
    const { code, said } = await run(process.execPath, ['tests/run.mjs']);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/has a database/) });
  }, 120_000);

  it('are begun and ended by what Vitest calls', async () => {
    const calls = `const end = await (await import('./tests/vitest-setup.mjs')).default();
      console.log(process.env.SPECWRIGHT_TEST_RUN);
      await end();`;
    const { code, said } = await run(process.execPath, ['--input-type=module', '-e', calls]);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/specwright-test-run-\d+\n$/) });
    expect(existsSync(said.trim())).toBe(false);
  });
});
