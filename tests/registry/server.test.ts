import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Running, start } from './start.js';

const document = readFileSync(join(import.meta.dirname, '../../openapi/registry.yaml'), 'utf8');
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));

let running: Running;
beforeAll(async () => {
  running = await start(0);
});
afterAll(() => running.close());

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${running.url}${path}`, { redirect: 'manual', ...init });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    type,
    json: type.includes('json') ? JSON.parse(text) : undefined,
  };
}

const post = (body: string, type = 'application/yaml') =>
  ask('/v1/inspections', { method: 'POST', body, headers: { 'content-type': type } });

describe('the registry', () => {
  it('is alive', async () => {
    const { status, json, headers } = await ask('/livez');
    expect({ status, json }).toEqual({ status: 200, json: { status: 'alive' } });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('says which version it is', async () => {
    expect((await ask('/v1/version')).json).toMatchObject({ name: 'specwright', version, node: process.version });
  });

  it('inspects a document sent as YAML', async () => {
    const { status, json } = await post(document);
    expect(status).toBe(200);
    expect(json).toMatchObject({ name: 'document', inspection: { operations: { total: 21 } }, findings: [] });
  });

  it('inspects a document sent as text within JSON, under the name given', async () => {
    const { status, json } = await post(JSON.stringify({ name: 'a.yaml', text: document }), 'application/json');
    expect({ status, name: json.name }).toEqual({ status: 200, name: 'a.yaml' });
  });

  it.each([
    ['an unknown version', 'openapi: 4.0.0\n', 'openapi-version', 1, 10],
    ['Swagger 2.0', 'swagger: "2.0"\n', 'swagger-2', 1, 10],
    [
      'a reference to a file',
      `${document}    Away: { $ref: '/etc/passwd' }\n`,
      undefined,
      document.split('\n').length,
      19,
    ],
    ['no YAML', 'a: "b\n', 'syntax-error', 1, 4],
  ])('answers 422 with findings to %s', async (_name, text, code, line, column) => {
    const { status, type, json } = await post(text);
    expect({ status, type }).toEqual({ status: 422, type: 'application/problem+json' });
    expect(json.findings[0]).toMatchObject({ ...(code && { code }), location: { file: 'document', line, column } });
  });

  it.each([
    ['a member that is not declared', '{"text":"a","more":1}', 'application/json', 400],
    ['no body', '', 'application/json', 400],
    ['an undeclared media type', 'a', 'text/csv', 415],
    ['a document over 1 MB', 'a'.repeat(1_100_000), 'application/yaml', 413],
  ])('refuses %s', async (_name, body, type, want) => {
    const { status, type: answered } = await post(body, type);
    expect({ status, answered }).toEqual({ status: want, answered: 'application/problem+json' });
  });

  it.each([
    ['another method', '/livez', { method: 'DELETE' }, 405],
    ['another path', '/none', {}, 404],
    ['path of the contract but for its end', '/v1/none', {}, 404],
    ['method of a page', '/docs', { method: 'POST' }, 404],
    ['page below a page', '/docs/none', {}, 404],
  ])('has no %s, and says so as the contract does', async (_name, path, init, want) => {
    const { status, type, json } = await ask(path, init);
    expect({ status, type }).toEqual({ status: want, type: 'application/problem+json' });
    expect(json).toMatchObject({ status: want, type: 'about:blank' });
  });

  it.each([
    [412, 'If-Match', '"another"'],
    [416, 'Range', 'bytes=99999999999-'],
  ])('answers %s to a page that the condition %s keeps back, and shows no stack', async (want, name, value) => {
    const { status, type, text } = await ask('/docs/reference.js', { headers: { [name]: value } });
    expect({ status, type }).toEqual({ status: want, type: 'application/problem+json' });
    expect(text).not.toMatch(/node_modules|at \w+/);
  });

  it('shows the reference without asking any other host', async () => {
    const { status, type, text, headers } = await ask('/docs');
    expect({ status, type }).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
    expect(text).not.toMatch(/https?:\/\//);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/);
    const [, script = ''] = /<script src="([^"]+)"/.exec(text) ?? [];
    const bundle = await ask(script);
    expect(bundle.status).toBe(200);
    expect(bundle.text).toContain('@scalar/api-reference');
  });

  it('gives its document as it is written, and as JSON', async () => {
    expect((await ask('/openapi.yaml')).text).toBe(document);
    expect((await ask('/openapi.json')).json).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Specwright registry' },
    });
  });
});

it('takes the next port where one is taken', async () => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const second = await start(port, { attempts: 20 });
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  await second.close();
  await expect(start(port)).rejects.toThrow(/EADDRINUSE/);
  await new Promise(resolve => other.close(resolve));
});
