import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { newKey, pingDocument, type Registry, startRegistry } from '../registry/registry.js';
import { runCli } from './run-cli.js';

let registry: Registry;
let home: string;
beforeAll(async () => {
  registry = await startRegistry({ works: true });
  home = mkdtempSync(join(tmpdir(), 'specwright-home-'));
  writeFileSync(join(home, 'ping.yaml'), pingDocument('é'));
  writeFileSync(join(home, 'other.yaml'), pingDocument('other'));
  writeFileSync(join(home, 'swagger.yaml'), 'swagger: "2.0"\n');
  writeFileSync(join(home, 'broken.yaml'), 'openapi: 3.1.0\ninfo: [\n');
  writeFileSync(join(home, 'twice.yaml'), `${pingDocument()}  /pong:${pingDocument().split('/ping:')[1]}`);
  writeFileSync(join(home, 'large.yaml'), `${pingDocument()}# ${'x'.repeat(17 * 1024 * 1024)}\n`);
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
    expect(first.stderr).toContain('There is no API ping (registry-refused)');
    expect(first.stderr).toContain('Pass --create to make the API');
    const { code, stderr } = await push('ping.yaml', '--version', '1.0.0', '--create', '--no-wait');
    const shows = '`specwright inspect --api ping --version 1.0.0 --review` shows what a reviewer says of it\n';
    expect({ code, stderr }).toEqual({ code: 0, stderr: `ping 1.0.0 is published\n${shows}` });
    const again = await push('ping.yaml', '--version', '1.0.0', '--no-wait');
    expect(again).toEqual({
      code: 0,
      stdout: '',
      stderr: `ping 1.0.0 is there already, with the same bytes\n${shows}`,
    });
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

  it.each([
    ['no YAML', 'broken.yaml', 'syntax-error', 'broken.yaml:2:7'],
    ['larger than the registry takes', 'large.yaml', 'too-large', 'the registry at URL takes 16777216 at most'],
  ])('refuse a document that is %s, before it is sent', async (_what, file, code, want) => {
    const sent = jest.spyOn(globalThis, 'fetch');
    const { code: ended, stdout } = await push(file, '--version', '2.0.0');
    const methods = sent.mock.calls.map(([, init]) => init?.method ?? 'GET');
    sent.mockRestore();
    expect({ ended, puts: methods.includes('PUT') }).toEqual({ ended: 1, puts: false });
    expect(stdout).toContain(`(${code})`);
    expect(stdout.replace(registry.url, 'URL')).toContain(want);
  });

  it('end with 2 where the document is not there', async () => {
    expect(await push('nowhere.yaml', '--version', '2.0.0')).toMatchObject({ code: 2, stdout: '' });
  });

  it('wait for the inspection, tell its counts, and show what it found', async () => {
    const { code, stderr } = await push('twice.yaml', '--version', 'twice', '--wait', '60');
    expect({ code, lines: stderr.split('\n') }).toEqual({
      code: 0,
      lines: [
        'ping twice is published',
        'it is inspected: 2 operations, 0 errors, 1 warning, 0 notes; `specwright inspect --api ping --version twice` shows them',
        expect.stringMatching(
          /^it is reviewed: 0 errors, .*; `specwright inspect --api ping --version twice --review` shows them$/,
        ),
        '',
      ],
    });
    const shown = await run(['inspect', '--api', 'ping', '--version', 'twice']);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toMatch(/^version +ping twice\noperations +2\n/);
    expect(shown.stdout).toMatch(/^ping@twice:\d+:\d+ warning .*\(duplicate-operation-id\)$/m);
    const { stdout } = await run(['inspect', '--api', 'ping', '--version', 'twice', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { warning: 1 },
      findings: [{ code: 'duplicate-operation-id' }],
    });
    const fine = await run(['inspect', '--api', 'ping', '--version', '1.0.0', '--wait', '60']);
    expect(fine).toMatchObject({ code: 0, stderr: '' });
  });

  it('show what a reviewer says of a version, under the ruleset of its API', async () => {
    const args = ['inspect', '--api', 'ping', '--version', 'twice', '--review'];
    const shown = await run([...args, '--wait', '60']);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toMatch(/^version +ping twice\nfindings +0 errors, /);
    expect(shown.stdout).toMatch(/^ping@twice:\d+:\d+ info .*\(info-description\)$/m);
    const ruleset = JSON.stringify({ presets: [], rules: { 'info-contact': 'error' } });
    await registry.put('/v1/apis/ping/ruleset', ruleset, 'application/json');
    const strict = await run([...args, '--wait', '60', '--format', 'json']);
    expect([strict.code, JSON.parse(strict.stdout).counts]).toEqual([1, { error: 1, warning: 1, info: 0 }]);
    const reviews = () => registry.database.knex('reviews');
    await reviews().update({ status: 'failed', reason: 'error', summary: null, engine: '0.0.1' });
    expect(await run([...args, '--no-wait'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not reviewed yet, after 0 s'),
    });
    expect(await run(['inspect', '--review'])).toMatchObject({ code: 2 });
  });

  it('end with 1 where an inspection found errors, and with 2 where there is none', async () => {
    const inspections = () => registry.database.knex('inspections');
    const args = ['inspect', '--api', 'ping', '--version', 'twice', '--no-wait'];
    const counts = { operations: 1, schemas: 0, error: 1, warning: 0, info: 0 };
    await inspections().update({ counts: JSON.stringify(counts) });
    expect((await run(args)).code).toBe(1);
    await inspections().update({ status: 'failed', reason: 'memory', counts: null });
    expect(await run(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('more memory than is allowed') });
    await inspections().delete();
    expect(await run(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('not inspected yet') });
  });

  it.each([
    ['a file and a version', ['ping.yaml', '--api', 'ping', '--version', '1.0.0']],
    ['a version of no API', ['--version', '1.0.0']],
    ['an API alone', ['--api', 'ping']],
    ['a wait that is no number', ['--api', 'ping', '--version', '1.0.0', '--wait', 'long']],
  ])('inspect nothing where there is %s', async (_what, args) => {
    const { code, stderr } = await run(['inspect', ...args]);
    expect({ code, told: stderr.includes('(usage-invalid)') }).toEqual({ code: 2, told: true });
  });

  it.each([
    [
      'an API',
      ['push', 'ping.yaml', '--api', 'Ping', '--version', '2', '--create'],
      '--api (body /name): ',
      'lower-case',
    ],
    ['a version', ['push', 'ping.yaml', '--api', 'ping', '--version', '1/2'], '--version (path version): ', '1.0.0'],
    ['an API to list', ['list', '--api', 'a b'], '--api (path api): ', 'lower-case letters'],
    ['a version to pull', ['pull', '--api', 'ping', '--version', '%'], '--version (path version): ', '1.0.0'],
    ['a term', ['search', 'pu'], 'the term (query q): ', 'three letters or more'],
    ['a path of dots', ['push', 'ping.yaml', '--api', 'ping', '--version', '..'], "--version can't be '..'", '1.0.0'],
  ])('say what is wrong with the name of %s, and what it may be', async (_what, args, place, may) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(place);
    expect(stderr).toContain(may);
  });

  it('push several files as one', async () => {
    expect((await push('parts/api.yaml', '--version', 'parts', '--no-wait')).code).toBe(0);
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
    expect((await run(['list'])).stdout).toBe('ping  Ping\n');
    await registry.post('/v1/apis', { name: 'named', title: 'By its makers' });
    await registry.post('/v1/apis', { name: 'empty' });
    for (const api of ['ping', 'named']) {
      await registry.put(`/v1/apis/${api}/versions/titled`, pingDocument().replace('title: Ping', 'title: Pong'));
    }
    expect((await run(['list'])).stdout).toBe('empty\nnamed  By its makers\nping   Pong\n');
    expect((await registry.ask('/v1/apis/ping')).json.title).toBe('Pong');
    for (let index = 0; index < 103; index++)
      await registry.put(`/v1/apis/ping/versions/many.${index}`, pingDocument('many'));
    const { stdout } = await run(['list', '--api', 'ping', '--format', 'json']);
    const versions = JSON.parse(stdout).map(({ version }: { version: string }) => version);
    expect(versions).toHaveLength(107);
    expect(versions.slice(0, 2)).toEqual(['many.102', 'many.101']);
  });

  it('search operations', async () => {
    const { code, stdout } = await run(['search', 'get /PING', '--limit', '1']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ping {2}many\.102 {2}GET {2}\/ping {2}Answers at once many\n$/);
  });

  it('search the operations of one API', async () => {
    const { code, stdout } = await run(['search', '/ping', '--api', 'named']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'named  titled  GET  /ping  Answers at once\n' });
    expect(await run(['search', '/ping', '--api', 'empty'])).toMatchObject({ code: 0, stdout: '' });
    const wrong = await run(['search', '/ping', '--api', 'A']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--api (query api): ') });
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

  it('send the key of the environment to the registry logged in to, and say so', async () => {
    const { code, stderr } = await run(['list'], '', { SPECWRIGHT_KEY: 'sw_nobody' });
    expect(code).toBe(2);
    expect(stderr).toContain(`SPECWRIGHT_KEY is used at ${registry.url}, in place of the key kept for it\n`);
    expect(stderr).toContain('(registry-key-refused)');
    expect(stderr).toContain('unset it');
    expect(stderr).not.toContain('sw_nobody');
    const right = await run(['list', '--registry', registry.url], '', { SPECWRIGHT_KEY: registry.key });
    expect(right).toMatchObject({ code: 0, stderr: '' });
  });

  it('send a kept key to no other registry than its own', async () => {
    const sent = jest.spyOn(globalThis, 'fetch');
    const { code, stderr } = await run(['list'], '', { SPECWRIGHT_REGISTRY: 'http://127.0.0.1:1' });
    expect({ code, asked: sent.mock.calls.length }).toEqual({ code: 2, asked: 0 });
    sent.mockRestore();
    expect(stderr).toContain('No key is known for http://127.0.0.1:1');
  });

  it('never tell a key of the environment that is none', async () => {
    const env = { SPECWRIGHT_REGISTRY: registry.url, SPECWRIGHT_KEY: 'sw_secret\nX-Other: 1' };
    const { code, stdout, stderr } = await run(['list'], '', env);
    expect({ code, told: stderr.includes('(usage-invalid)') }).toEqual({ code: 2, told: true });
    expect(stdout + stderr).not.toContain('sw_secret');
  });

  it('say so where what answers is no registry', async () => {
    const other = createServer((_request, response) => response.end('<p>Hello</p>')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const { port } = other.address() as AddressInfo;
      const env = { SPECWRIGHT_REGISTRY: `http://127.0.0.1:${port}`, SPECWRIGHT_KEY: 'sw_a' };
      const { code, stderr } = await run(['list'], '', env);
      expect({ code, told: stderr.includes('is no registry') }).toEqual({ code: 2, told: true });
    } finally {
      other.close();
      other.closeAllConnections();
    }
  });
});
