import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { type Remote, startServer } from '../document/remote-server.js';
import { runBuilt } from './built.js';
import { ping, projectFolder } from './project-folder.js';
import { type Outcome, runCli } from './run-cli.js';

const split = ping.replace('{ type: string }', "{ $ref: 'parts/pong.yaml' }");
const made = 'made/types.d.ts';
const base = ['generate', 'inspect', 'bundle'] as const;
const optionsOf = (name: string) => (name === 'generate' ? ['--out', 'made'] : []);

/** Whether the document's reference to a second file was followed, by what each command gives. */
function expectBoth(name: (typeof base)[number], { code, stdout, stderr }: Outcome, cwd: string, type = 'string') {
  expect(code === 0 ? '' : stderr).toBe('');
  if (name === 'inspect') expect(stdout).toMatch(/^references\s+1, 1 across files/m);
  if (name === 'bundle') expect(stdout).toContain(`type: ${type}`);
  if (name === 'generate') expect(readFileSync(join(cwd, made), 'utf8')).toContain(`"application/json": ${type}`);
}

describe.each(base)('%s', name => {
  const options = optionsOf(name);

  it('reads standard input, with the files beside the working folder', async () => {
    const cwd = projectFolder({ 'parts/pong.yaml': 'type: string\n' });
    expectBoth(name, await runCli([name, '-', ...options], { cwd, stdin: split }), cwd);
  });

  it('reads standard input in a process of its own', () => {
    const cwd = projectFolder({ 'parts/pong.yaml': 'type: string\n' });
    const { status, stdout, stderr } = runBuilt([name, '-', ...options], { cwd, input: split });
    expectBoth(name, { code: status ?? -1, stdout, stderr }, cwd);
  });

  it('names standard input where it is wrong', async () => {
    const cwd = projectFolder({});
    const { code, stdout, stderr } = await runCli([name, '-', ...options], { cwd, stdin: 'openapi: 4.0.0\n' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^<stdin>:1:10 error .*\(openapi-version\)$/m);
  });

  it('reads a revision, and what it refers to at that revision', async () => {
    const cwd = projectFolder({ 'api/api.yaml': split, 'api/parts/pong.yaml': 'type: string\n' });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    writeFileSync(join(cwd, 'api/parts/pong.yaml'), 'type: boolean\n');
    expectBoth(name, await runCli([name, 'git:HEAD:api/api.yaml', ...options], { cwd }), cwd);
    git('commit', '-q', '-a', '-m', 'second');
    expectBoth(name, await runCli([name, 'git:HEAD:api/api.yaml', ...options], { cwd }), cwd, 'boolean');
    const folder = join(cwd, 'api');
    expectBoth(name, await runCli([name, 'git:HEAD~1:./api.yaml', ...options], { cwd: folder }), folder);
    const lost = await runCli([name, 'git:HEAD:none.yaml', ...options], { cwd });
    expect(lost).toMatchObject({ code: 2, stdout: '' });
    expect(lost.stderr).toMatch(/^git:HEAD:none\.yaml:1:1 error .*\(git-failed\)$/m);
  });
});

describe('a URL', () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    const started = await startServer((request, response) => {
      const text = { '/v1/api.yaml': split, '/v1/parts/pong.yaml': 'type: string\n' }[request.url ?? ''];
      if (text === undefined) response.writeHead(404).end();
      else response.end(text);
    });
    server = started.server;
    origin = `http://127.0.0.1:${started.port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const remote: Remote = { allowAddress: address => address === '127.0.0.1' };

  it.each(base)('is read by %s with --allow-remote, and what it refers to', async name => {
    const cwd = projectFolder({});
    const args = [name, `${origin}/v1/api.yaml`, '--allow-remote', ...optionsOf(name)];
    expectBoth(name, await runCli(args, { cwd, remote }), cwd);
  });

  it.each(base)('is refused by %s where it is not allowed, or is on this machine', async name => {
    const cwd = projectFolder({
      'api.yaml': ping.replace('{ type: string }', `{ $ref: '${origin}/v1/parts/pong.yaml' }`),
    });
    for (const [source, place, ...more] of [
      [`${origin}/v1/api.yaml`, `${origin}/v1/api.yaml:1:1`],
      [`${origin}/v1/api.yaml`, `${origin}/v1/api.yaml:1:1`, '--allow-remote'],
      ['api.yaml', 'api.yaml:9:84'],
      ['api.yaml', 'api.yaml:9:84', '--allow-remote'],
    ] as const) {
      const { code, stdout, stderr } = await runCli([name, source, ...more, ...optionsOf(name)], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`${place} error `);
      expect(stderr).toContain('(remote-not-allowed)');
      expect(existsSync(join(cwd, 'made'))).toBe(false);
    }
  });

  it('may be allowed by the settings', async () => {
    const cwd = projectFolder({ 'specwright.config.yaml': `document: ${origin}/v1/api.yaml\nallowRemote: true\n` });
    expect(await runCli(['inspect'], { cwd, remote })).toMatchObject({ code: 0 });
  });

  it('is not told with its password', async () => {
    const { code, stderr } = await runCli(['inspect', 'http://me:secret@127.0.0.1/a', '--allow-remote'], { remote });
    expect(code).toBe(2);
    expect(stderr).toContain('(remote-not-allowed)');
    expect(stderr).not.toContain('secret');
  });
});

describe('a document that can not be read', () => {
  it.each(base)('is refused by %s with 2 and its code; nothing is written', async name => {
    const cwd = projectFolder({ 'file/x': '' });
    symlinkSync('loop.yaml', join(cwd, 'loop.yaml'));
    mkdirSync(join(cwd, 'folder.yaml'));
    for (const source of ['loop.yaml', 'folder.yaml', 'file/x/api.yaml', `${'a'.repeat(300)}.yaml`]) {
      const { code, stdout, stderr } = await runCli([name, source, ...optionsOf(name)], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`${source}:1:1 error `);
      expect(stderr).toContain('(unreadable-file)');
      expect(stderr).toContain('mend: ');
      expect(existsSync(join(cwd, 'made'))).toBe(false);
    }
  });
});

describe('a document of megabytes', () => {
  const node = ['--max-old-space-size=2048'];
  const text = 'x'.repeat(100_000);
  const big = (megabytes: number) => {
    const schemas = Object.fromEntries(
      Array.from({ length: megabytes * 10 }, (_, index) => [`S${index}`, { type: 'object', description: text }]),
    );
    const responses = { 200: { description: 'Fine' } };
    const paths = { '/a': { get: { operationId: 'a', responses } } };
    return JSON.stringify({ openapi: '3.1.0', info: { title: 'Big', version: '1' }, paths, components: { schemas } });
  };

  it('is inspected, bundled and generated from: 50 MB', () => {
    const cwd = projectFolder({ 'big.json': big(50) });
    const inspected = runBuilt(['inspect', 'big.json', '--format', 'json'], { cwd, node });
    expect(inspected).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(inspected.stdout)).toMatchObject({ schemas: { total: 500 }, size: { files: 1 } });
    const bundled = runBuilt(['bundle', 'big.json', '--output', 'out.json'], { cwd, node });
    expect(bundled).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(Object.keys(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).components.schemas)).toHaveLength(500);
    const generated = runBuilt(['generate', 'big.json', '--out', 'made'], { cwd, node });
    expect(generated).toMatchObject({ status: 0, stdout: '' });
    expect(generated.stderr).toMatch(/^1 operation: \d+ created\n$/);
  });
});
