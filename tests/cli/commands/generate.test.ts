import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ping, projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';

describe('specwright generate', () => {
  it('writes generated files and handlers where it is told to, and nothing on a second run', async () => {
    const cwd = projectFolder({ 'api.yaml': ping });
    const args = ['generate', 'api.yaml', '--out', 'made', '--handlers', 'src/handlers'];
    const first = await runCli(args, { cwd });
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toMatch(/^1 operation: \d+ created\n$/);
    for (const path of ['made/contract.js', 'made/contract.d.ts', 'src/handlers/ping.ts']) {
      expect(existsSync(join(cwd, path))).toBe(true);
    }
    expect(await runCli(args, { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: '1 operation: everything is current\n',
    });
  });

  it('takes document and folders from the settings', async () => {
    const cwd = projectFolder({
      'api/api.yaml': ping,
      'specwright.config.yaml': 'document: api/api.yaml\ngenerate: { out: made, handlers: handlers }\n',
    });
    expect((await runCli(['generate'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, 'made/contract.js'))).toBe(true);
    expect(existsSync(join(cwd, 'handlers/ping.ts'))).toBe(true);
  });

  it("keeps the settings' folders for the settings' document", async () => {
    const settings = 'document: api.yaml\ngenerate: { out: made, handlers: handlers }\n';
    const cwd = projectFolder({ 'api.yaml': ping, 'other.yaml': ping, 'specwright.config.yaml': settings });
    const refused = await runCli(['generate', 'other.yaml'], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('(usage-invalid)');
    expect((await runCli(['generate', 'other.yaml', '--out', 'aside'], { cwd })).code).toBe(0);
    const made = ['aside/contract.js', 'made/contract.js', 'handlers/ping.ts'].map(path => existsSync(join(cwd, path)));
    expect(made).toEqual([true, false, false]);
    expect((await runCli(['generate', './api.yaml'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, 'handlers/ping.ts'))).toBe(true);
  });

  it('takes paths of the settings from where the settings are', async () => {
    const cwd = projectFolder({ 'sub/c.yaml': 'document: ../api.yaml\ngenerate: { out: made }\n', 'api.yaml': ping });
    expect((await runCli(['generate', '--config', 'sub/c.yaml'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, 'sub/made/contract.js'))).toBe(true);
  });

  it('shows with --check what is not current, changes nothing and ends with 1', async () => {
    const cwd = projectFolder({ 'api.yaml': ping });
    await runCli(['generate', 'api.yaml'], { cwd });
    const before = readFileSync(join(cwd, 'generated/contract.js'), 'utf8');
    writeFileSync(join(cwd, 'api.yaml'), ping.replace('/ping:', '/pong:'));
    const { code, stdout } = await runCli(['generate', 'api.yaml', '--check'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('(generated-stale)');
    expect(stdout).toMatch(/^[-+].*\/pong/m);
    expect(readFileSync(join(cwd, 'generated/contract.js'), 'utf8')).toBe(before);
  });

  it('ends with 0 where --check finds everything current', async () => {
    const cwd = projectFolder({ 'api.yaml': ping });
    await runCli(['generate', 'api.yaml'], { cwd });
    expect((await runCli(['generate', 'api.yaml', '--check'], { cwd })).code).toBe(0);
  });

  it.each([
    ['no document', ['generate'], 'usage-invalid'],
    ['a document that is not there', ['generate', 'none.yaml'], 'unreadable-file'],
    ['a document that is no OpenAPI', ['generate', 'other.yaml'], 'openapi-version'],
    ['--watch with --check', ['generate', 'api.yaml', '--watch', '--check'], 'usage-invalid'],
  ])('can not run with %s: exit code 2, nothing written', async (_name, args, want) => {
    const cwd = projectFolder({ 'api.yaml': ping, 'other.yaml': 'openapi: 4.0.0\n' });
    const { code, stdout, stderr } = await runCli(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`(${want})`);
    expect(existsSync(join(cwd, 'generated'))).toBe(false);
  });

  it('gives findings to programs in their format, in a file if it is told to', async () => {
    const cwd = projectFolder({ 'api.yaml': 'openapi: 4.0.0\n' });
    const json = await runCli(['generate', 'api.yaml', '--format', 'json'], { cwd });
    expect(json.code).toBe(2);
    expect(JSON.parse(json.stdout).findings).toMatchObject([
      { code: 'openapi-version', location: { file: 'api.yaml', line: 1, column: 10, pointer: '/openapi' } },
    ]);
    const sarif = await runCli(['generate', 'api.yaml', '--format', 'sarif', '--output', 'out.sarif'], { cwd });
    expect(sarif).toMatchObject({ code: 2, stdout: '' });
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  it('generates again after a change with --watch, until it is told to stop', async () => {
    const cwd = projectFolder({ 'api.yaml': ping });
    const stop = new AbortController();
    const running = runCli(['generate', 'api.yaml', '--watch'], { cwd, signal: stop.signal });
    const file = join(cwd, 'generated/contract.js');
    await until(() => existsSync(file));
    // an editor's save may come before the watcher listens: save until it is seen
    let saves = 0;
    await until(() => {
      if (saves++ % 20 === 0) writeFileSync(join(cwd, 'api.yaml'), `${ping.replace('/ping:', '/pong:')}# ${saves}\n`);
      return readFileSync(file, 'utf8').includes('/pong');
    });
    stop.abort();
    const { code, stderr } = await running;
    expect(code).toBe(0);
    expect(stderr).toContain('watching');
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 50));
}
