import type { Server } from 'node:http';
import { type Finding, FindingsError } from '../../src/diagnostics/index.js';
import { type LoadOptions, loadDocument } from '../../src/document/index.js';
import { folderWith, removeFolders } from './folders.js';
import { names, startServer } from './remote-server.js';

/** By path; a text that begins with `=> ` redirects. */
const pages: Readonly<Record<string, string>> = {
  '/latest': '=> /v2/deep/api.yaml#part',
  '/twice': '=> /latest',
  '/v2/deep/api.yaml':
    'openapi: 3.1.0\ncomponents: { schemas: { A: { $ref: ../parts.yaml }, B: { $ref: api.yaml#/components/schemas/A } } }',
  '/v2/parts.yaml': '{ type: string }',
  '/away': '=> http://other.example:PORT/v2/deep/api.yaml',
  '/hostile': '=> /v2/hostile.yaml',
  '/v2/hostile.yaml':
    'openapi: 3.1.0\ncomponents: { schemas: { A: { $ref: "//inside.example/x" }, B: { $ref: "file:///etc/hostname" } } }',
  '/parts.yaml': 'wrong: [',
  '/shared': '=> /v2/shared.yaml',
  '/v2/shared.yaml': 'A: { $ref: parts.yaml }',
};
let server: Server;
let port: number;
const calls: string[] = [];

beforeAll(async () => {
  ({ server, port } = await startServer((request, response) => {
    calls.push(`${request.headers.host?.split(':')[0]}${request.url}`);
    const page = pages[request.url ?? '']?.replace('PORT', String(port));
    if (page === undefined) response.writeHead(404).end();
    else if (page.startsWith('=> ')) response.writeHead(302, { location: page.slice(3) }).end();
    else response.end(page);
  }));
});
afterAll(() => {
  server.close();
  removeFolders();
});
beforeEach(() => calls.splice(0));

const { lookup } = names(name => [name.startsWith('inside') ? '10.0.0.1' : '127.0.0.1']);
// the tests' own server is on loopback; every other rule stays
const options: LoadOptions = {
  allowRemote: true,
  remote: { lookup, allowAddress: address => address === '127.0.0.1' },
};

describe('relative references of a document that was redirected', () => {
  it.each([
    ['/latest', 'api.example'],
    ['/twice', 'api.example'],
    ['/away', 'other.example'],
  ])('%s: are resolved against where it was in the end', async (path, host) => {
    const set = await loadDocument(`http://api.example:${port}${path}`, options);
    const at = (pointer: string) => ({ file: set.root, pointer });
    expect([...set.files.keys()]).toEqual([
      `http://api.example:${port}${path}`,
      `http://${host}:${port}/v2/parts.yaml`,
    ]);
    expect(set.resolve('../parts.yaml', at('/components/schemas/A'))?.value).toEqual({ type: 'string' });
    expect(set.resolve('#/components/schemas/A', at(''))?.file).toBe(set.root);
  });

  it('may name it by that place, without its being read again', async () => {
    const set = await loadDocument(`http://api.example:${port}/latest`, options);
    const from = { file: set.root, pointer: '/components/schemas/B' };
    expect(set.resolve('api.yaml#/components/schemas/A', from)?.file).toBe(set.root);
    expect(calls).toEqual(['api.example/latest', 'api.example/v2/deep/api.yaml', 'api.example/v2/parts.yaml']);
  });

  it('are so too where a local document refers to it', async () => {
    const text = `openapi: 3.1.0\ncomponents: { schemas: { A: { $ref: "http://api.example:${port}/shared#/A" } } }\n`;
    const set = await loadDocument('api.yaml', { ...options, cwd: folderWith({ 'api.yaml': text }) });
    expect([...set.files.keys()].slice(1)).toEqual([
      `http://api.example:${port}/shared`,
      `http://api.example:${port}/v2/parts.yaml`,
    ]);
  });

  it('are held against the rules of access as any other', async () => {
    const findings: Finding[] = await loadDocument(`http://api.example:${port}/hostile`, options).then(
      () => [],
      (error: unknown) => {
        if (error instanceof FindingsError) return [...error.findings];
        throw error;
      },
    );
    expect(findings.map(({ code, location }) => [code, location?.line, location?.column])).toEqual([
      ['remote-not-allowed', 2, 37],
      ['ref-outside-root', 2, 72],
    ]);
    expect(calls).toEqual(['api.example/hostile', 'api.example/v2/hostile.yaml']);
  });
});
