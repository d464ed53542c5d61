import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKey, pingDocument, type Registry, startRegistry } from '../registry/registry.js';
import { runCli } from './run-cli.js';

let registry: Registry;
let home: string;
beforeAll(async () => {
  registry = await startRegistry();
  home = mkdtempSync(join(tmpdir(), 'specwright-home-'));
  writeFileSync(join(home, 'ping.yaml'), pingDocument('é'));
  writeFileSync(join(home, 'other.yaml'), pingDocument('other'));
  writeFileSync(join(home, 'swagger.yaml'), 'swagger: "2.0"\n');
  mkdirSync(join(home, 'parts'));
  writeFileSync(join(home, 'parts/pong.yaml'), "'200': { description: Pong. }\n");
  const split = pingDocument().replace("{ '200': { description: Pong. } }", "{ '200': { $ref: pong.yaml#/200 } }");
  writeFileSync(join(home, 'parts/api.yaml'), split);
});
afterAll(async () => {
  await registry.close();
  rmSync(home, { recursive: true });
});

const run = (args: readonly string[], stdin = '', env: Record<string, string> = {}) =>
  runCli(args, { cwd: home, stdin, env: { HOME: home, ...env } });
const keyFile = () => join(home, '.config/specwright/registries.json');
const push = (file: string, ...more: string[]) => run(['push', file, '--api', 'ping', ...more]);

describe('the commands of a registry', () => {
  it('say what to do before a login', async () => {
    const { code, stdout, stderr } = await run(['list']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('(registry-key-missing)');
    expect(stderr).toContain('specwright login URL');
  });

  it('log in with a key from standard input, kept where nobody else reads it', async () => {
    const { code, stdout, stderr } = await run(['login', `${registry.url}/`], `${registry.key}\n`);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).not.toContain(registry.key);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(keyFile(), 'utf8'))).toEqual({
      registries: [{ url: registry.url, key: registry.key }],
    });
  });

  it.each([
    ['a key of nobody', ['login', 'URL'], 'sw_nobody', 'registry-key-refused'],
    ['no key', ['login', 'URL'], '', 'usage-invalid'],
    ['a key that would be two headers', ['login', 'URL'], 'a\u000bb', 'usage-invalid'],
    ['no URL', ['login', 'registry'], 'sw_a', 'usage-invalid'],
    ['a URL with a password', ['login', 'http://a:b@127.0.0.1'], 'sw_a', 'usage-invalid'],
    ['a registry that is not there', ['login', 'http://127.0.0.1:1'], 'sw_a', 'registry-unreachable'],
  ])('do not log in with %s', async (_what, args, key, code) => {
    const before = readFileSync(keyFile(), 'utf8');
    const answer = await run(
      args.map(arg => (arg === 'URL' ? registry.url : arg)),
      key,
    );
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain(`(${code})`);
    expect(readFileSync(keyFile(), 'utf8')).toBe(before);
  });

  it('push a document, first into no API, then into one that is made', async () => {
    const first = await push('ping.yaml', '--version', '1.0.0');
    expect(first.code).toBe(2);
    expect(first.stderr).toContain('(registry-refused)');
    const { code, stderr } = await push('ping.yaml', '--version', '1.0.0', '--create');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'ping 1.0.0 is published\n' });
    const again = await push('ping.yaml', '--version', '1.0.0');
    expect(again).toEqual({ code: 0, stdout: '', stderr: 'ping 1.0.0 is there already, with the same bytes\n' });
  });

  it('find other bytes in the version to be published', async () => {
    const { code, stdout } = await push('other.yaml', '--version', '1.0.0');
    expect(code).toBe(1);
    expect(stdout).toContain('(registry-version-differs)');
  });

  it('place what is wrong with a document in the file that was pushed', async () => {
    const { code, stdout } = await push('swagger.yaml', '--version', '2.0.0', '--format', 'json');
    expect(code).toBe(1);
    const [found] = JSON.parse(stdout).findings ?? JSON.parse(stdout);
    expect(found).toMatchObject({ code: 'swagger-2', location: { file: 'swagger.yaml', line: 1, column: 10 } });
  });

  it('push several files as one', async () => {
    expect((await push('parts/api.yaml', '--version', 'parts')).code).toBe(0);
    const { stdout } = await run(['pull', '--api', 'ping', '--version', 'parts']);
    expect(stdout).toContain('description: Pong.');
    expect(stdout).not.toContain('pong.yaml');
  });

  it('pull byte for byte what was pushed', async () => {
    const { code, stdout } = await run(['pull', '--api', 'ping', '--version', '1.0.0']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: pingDocument('é') });
    await run(['pull', '--api', 'ping', '--version', '1.0.0', '--output', 'pulled.yaml']);
    expect(readFileSync(join(home, 'pulled.yaml'), 'utf8')).toBe(pingDocument('é'));
  });

  it('list APIs and versions, all pages of them', async () => {
    expect((await run(['list'])).stdout).toBe('ping\n');
    for (let index = 0; index < 103; index++)
      await registry.put(`/v1/apis/ping/versions/many.${index}`, pingDocument('many'));
    const { stdout } = await run(['list', '--api', 'ping', '--format', 'json']);
    const versions = JSON.parse(stdout).map(({ version }: { version: string }) => version);
    expect(versions).toHaveLength(105);
    expect(versions.slice(0, 2)).toEqual(['many.102', 'many.101']);
  });

  it('search operations', async () => {
    const { code, stdout } = await run(['search', 'get /PING', '--limit', '1']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ping {2}many\.102 {2}GET {2}\/ping {2}Answers at once many\n$/);
  });

  it('take registry and key from the environment, before what was logged in to', async () => {
    const key = await newKey(registry.database, 'auditor', ['audit']);
    const env = { SPECWRIGHT_REGISTRY: registry.url, SPECWRIGHT_KEY: key };
    const { code, stderr } = await run(['list'], '', env);
    expect(code).toBe(2);
    expect(stderr).toContain('(registry-key-refused)');
    expect(stderr).toContain('The key does not allow this: read');
    expect(stderr).not.toContain(key);
  });

  it('say so where what answers is no registry', async () => {
    const env = { SPECWRIGHT_REGISTRY: `${registry.url}/docs`, SPECWRIGHT_KEY: 'sw_a' };
    const { code, stderr } = await run(['list'], '', env);
    expect({ code, told: stderr.includes('is no registry') }).toEqual({ code: 2, told: true });
  });
});
