import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Code, catalogue } from '../../src/diagnostics/index.js';
import { runBuilt, startBuilt } from './built.js';
import { ping, projectFolder } from './project-folder.js';
import { runCli } from './run-cli.js';

describe('--output', () => {
  it.each([
    ['inspect', ['inspect', 'api.yaml']],
    ['bundle', ['bundle', 'api.yaml']],
    ['generate', ['generate', 'api.yaml', '--out', 'made', '--format', 'json']],
    ['explain', ['explain']],
  ])('of %s into no folder, or in place of one, is refused before anything is done', async (_name, args) => {
    const cwd = projectFolder({ 'api.yaml': ping });
    mkdirSync(join(cwd, 'folder'));
    for (const output of ['none/out.txt', 'folder', 'api.yaml/out.txt']) {
      const { code, stdout, stderr } = await runCli([...args, '--output', output], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`error ${output}: `);
      expect(stderr).toContain('(report-unwritable)');
      expect([existsSync(join(cwd, 'none')), existsSync(join(cwd, 'made'))]).toEqual([false, false]);
    }
  });

  it.each([
    ['bundle', ['bundle', 'api.yaml']],
    ['diff', ['diff', 'old.yaml', 'api.yaml', '--format', 'json']],
  ])('of %s into a file that it reads is refused, also by way of a link', async (_name, args) => {
    const cwd = projectFolder({ 'api.yaml': ping, 'old.yaml': ping });
    symlinkSync(join(cwd, 'api.yaml'), join(cwd, 'link.yaml'));
    for (const output of ['api.yaml', './api.yaml', 'link.yaml']) {
      const { code, stderr } = await runCli([...args, '--output', output], { cwd });
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('is read by this command') });
      expect(readFileSync(join(cwd, 'api.yaml'), 'utf8')).toBe(ping);
    }
  });

  it.each(['json', 'sarif', 'junit', 'github', 'html'])(
    'takes a report of %s, of what is refused too',
    async format => {
      const cwd = projectFolder({ 'api.yaml': 'openapi: 4.0.0\n' });
      const onStdout = await runCli(['generate', 'api.yaml', '--format', format], { cwd });
      expect(onStdout).toMatchObject({ code: 2, stderr: '' });
      const inFile = await runCli(['generate', 'api.yaml', '--format', format, '--output', 'out'], { cwd });
      expect(inFile).toEqual({ code: 2, stdout: '', stderr: '' });
      expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe(onStdout.stdout);
      expect(onStdout.stdout).toContain('openapi-version');
    },
  );

  it('is standard output as `-`', async () => {
    const { stdout } = await runCli(['explain', 'usage-invalid', '--output', '-']);
    expect(stdout).toContain('usage-invalid (error)');
  });
});

describe('colours', () => {
  it.each<[string, Record<string, string>, string[], boolean, boolean]>([
    ['a terminal', {}, [], true, true],
    ['no terminal', {}, [], false, false],
    ['a terminal with NO_COLOR', { NO_COLOR: '1' }, [], true, false],
    ['a terminal with an empty NO_COLOR', { NO_COLOR: '' }, [], true, true],
    ['a dumb terminal', { TERM: 'dumb' }, [], true, false],
    ['no terminal with FORCE_COLOR', { FORCE_COLOR: '1' }, [], false, true],
    ['both', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false, true],
    ['a terminal with FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], true, false],
    ['an empty FORCE_COLOR', { FORCE_COLOR: '' }, [], false, false],
    ['--no-color above all', { FORCE_COLOR: '1' }, ['--no-color'], true, false],
  ])('on %s', async (_name, env, args, tty, want) => {
    const { stderr } = await runCli(['explain', 'nonsense', ...args], { tty, env });
    expect(stderr.includes('\u001b[')).toBe(want);
  });
});

describe('standard output', () => {
  it('has the result alone, and standard error everything else', async () => {
    const cwd = projectFolder({ 'api.yaml': `${ping}x-n: 12345678901234567890\n` });
    const bundled = await runCli(['bundle', 'api.yaml'], { cwd });
    expect(bundled.stdout).toMatch(/^openapi: 3\.1\.0\n/);
    expect(bundled.stderr).toContain('warning');
    const inspected = await runCli(['inspect', 'api.yaml', '--format', 'json'], { cwd });
    expect(() => JSON.parse(inspected.stdout)).not.toThrow();
    expect(inspected.stderr).toContain('warning');
  });

  it('may be closed early: the command ends without a word, with 0', async () => {
    const names = Array.from({ length: 40_000 }, (_, index) => `    S${index}: { type: string }\n`).join('');
    const cwd = projectFolder({
      'big.yaml': `openapi: 3.1.0\ninfo: { title: B, version: '1' }\ncomponents:\n  schemas:\n${names}`,
    });
    const child = startBuilt(['bundle', 'big.yaml'], cwd);
    let said = '';
    child.stderr?.on('data', chunk => {
      said += String(chunk);
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [code] = await once(child, 'close');
    expect({ code, said }).toEqual({ code: 0, said: '' });
  });
});

// a device that is always full: Linux has one
const full = '/dev/full';
(existsSync(full) ? describe : describe.skip)('a standard output that is full', () => {
  it.each([
    ['diff', ['diff', 'old.yaml', 'api.yaml']],
    ['bundle', ['bundle', 'api.yaml']],
    ['lint', ['lint', 'api.yaml', '--format', 'json']],
    ['explain', ['explain']],
    ['help', ['--help']],
  ])('ends %s with 2, and says so on standard error', (_name, args) => {
    const cwd = projectFolder({ 'api.yaml': ping, 'old.yaml': ping });
    const { status, stderr } = runBuilt(args, { cwd, output: full });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error standard output: ENOSPC.* \(report-unwritable\)\n/m);
    expect(stderr).not.toContain('    at ');
  });
});

describe('--check', () => {
  it('ends a process with 1 and a difference that a person can read', () => {
    const cwd = projectFolder({ 'api.yaml': ping });
    expect(runBuilt(['generate', 'api.yaml'], { cwd })).toMatchObject({ status: 0, stdout: '' });
    writeFileSync(join(cwd, 'api.yaml'), ping.replace('type: string', 'type: integer'));
    const { status, stdout, stderr } = runBuilt(['generate', 'api.yaml', '--check'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^--- generated\/types\.d\.ts.*\n\+\+\+ generated\/types\.d\.ts.*\n@@ /m);
    expect(stdout).toMatch(/^- +"application\/json": string;\n\+ +"application\/json": number;$/m);
    expect(stdout).toContain('generated/types.d.ts is not current (generated-stale)');
    expect(stderr).toMatch(/^1 operation: \d+ to be updated/);
  });
});

describe('explain', () => {
  it.each(Object.keys(catalogue) as Code[])('%s', async code => {
    const { what, why, remedy, severity } = catalogue[code];
    expect(await runCli(['explain', code])).toEqual({
      code: 0,
      stdout: `${code} (${severity})\n\n${what}\n\nWhy it matters: ${why}\n\nWhat to do: ${remedy}\n`,
      stderr: '',
    });
  });

  it.each([
    ['duplicat-route', 'Did you mean duplicate-route?'],
    ['duplicate', /Did you mean \S*duplicate\S* or \S*duplicate\S*/],
    ['ref-nt-found', /Did you mean ref-not-found/],
  ])('names what is near %s', async (code, want) => {
    const { code: exit, stderr } = await runCli(['explain', code]);
    expect(exit).toBe(2);
    expect(stderr).toMatch(want);
  });
});

describe('--watch', () => {
  it.each(['-', 'git:HEAD:api.yaml', 'https://example.com/api.yaml'])('is refused of %s', async source => {
    const { code, stderr } = await runCli(['generate', source, '--watch'], { cwd: projectFolder({}) });
    expect(code).toBe(2);
    expect(stderr).toContain(`${source} is no file that could be watched (usage-invalid)`);
  });
});
