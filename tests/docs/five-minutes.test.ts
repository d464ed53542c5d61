import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { snippets } from './snippets.js';

const root = resolve(import.meta.dirname, '../..');
const blocks = snippets().filter(({ page }) => page === 'README.md');
const ofLanguage = (language: string) => blocks.filter(block => block.language === language).map(({ text }) => text);
const lines = ofLanguage('sh').flatMap(text => text.split('\n').filter(Boolean));
/** What `npx` finds in a project that has installed what the first block says. */
const commands: Readonly<Record<string, string>> = {
  specwright: join(root, 'dist/cli/main.cjs'),
  tsc: join(root, 'node_modules/typescript/bin/tsc'),
};

let folder: string;
let port: number;
let server: ChildProcess | undefined;

beforeAll(async () => {
  if (!existsSync(commands['specwright']!)) throw new Error('dist/ is missing: run `npm run build`');
  folder = mkdtempSync(join(tmpdir(), 'specwright-five-minutes-'));
  put('package.json', '{"type":"module"}');
  for (const [name, target] of Object.entries({ specwright: '.', '@types/node': 'node_modules/@types/node' })) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, target), join(folder, 'node_modules', name));
  }
  port = await freePort();
});
afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function freePort(): Promise<number> {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function runNpx(line: string): string {
  const [, name = '', ...args] = line.split(' ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [commands[name]!, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {},
  });
  return status === 0 ? '' : `${line}: ${status} ${stdout}${stderr}`;
}

async function answerOf(url: string): Promise<{ status: number; text: string }> {
  // the README waits a second; here as long as it takes to listen
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response) return { status: response.status, text: await response.text() };
    if (server?.exitCode !== null) throw new Error('the server ended');
    await new Promise(next => setTimeout(next, 50));
  }
}

describe("the README's five minutes", () => {
  it('work as they are typed, and every answer is the one that is shown', async () => {
    put('api.yaml', ofLanguage('yaml')[0] ?? '');
    const [handler = '', service = ''] = ofLanguage('ts');
    const typed = lines.filter(line => line.startsWith('npx '));
    expect(typed.map(line => line.split(' ')[1])).toEqual(['specwright', 'tsc']);
    expect(runNpx(typed[0]!)).toBe('');
    expect(existsSync(join(folder, 'handlers/get-greeting.ts'))).toBe(true);
    put('handlers/get-greeting.ts', handler);
    put('server.ts', service.replace('3000', String(port)));
    expect(runNpx(typed[1]!)).toBe('');
    expect(lines.some(line => line.startsWith('node server.js'))).toBe(true);
    server = spawn(process.execPath, ['server.js'], { cwd: folder, env: {}, stdio: 'ignore' });
    const asked = lines.flatMap(line => {
      const [, url = '', want = ''] = /^curl '([^']+)' +# (.*)$/.exec(line) ?? [];
      return url ? [{ url: url.replace(':3000', `:${port}`), want }] : [];
    });
    expect(asked.length).toBeGreaterThan(1);
    for (const { url, want } of asked) {
      const { status, text } = await answerOf(url);
      expect(want.startsWith('{') ? text : `${status}`).toBe(want.startsWith('{') ? want : want.slice(0, 3));
    }
  }, 180_000);
});
