import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Code, FindingsError } from '../../src/diagnostics/index.js';
import { isPublicAddress } from '../../src/document/addresses.js';
import { type LoadOptions, loadDocument } from '../../src/document/index.js';

describe('which addresses are public', () => {
  it.each([
    ['93.184.215.14', true],
    ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['100.100.100.200', false],
    ['169.254.169.254', false],
    ['168.63.129.16', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::a00:1', false],
    ['fe80::1', false],
    ['fd00:ec2::254', false],
    ['2002:7f00:1::', false],
    ['ff02::1', false],
    ['example.com', false],
  ])('%s: %s', (address, want) => {
    expect(isPublicAddress(address)).toBe(want);
  });
});

describe('URLs', () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      if (path === '/api.yaml')
        response.end('openapi: 3.1.0\ncomponents: { schemas: { A: { $ref: "parts/a.json" } } }');
      else if (path === '/parts/a.json') response.end('{"type":"string"}');
      else if (path === '/moved') response.writeHead(302, { location: '/api.yaml' }).end();
      else if (path === '/to-metadata') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
      else if (path === '/to-file') response.writeHead(302, { location: 'file:///etc/hostname' }).end();
      else if (path === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (path === '/local')
        response.end('openapi: 3.1.0\ncomponents: { schemas: { A: { $ref: "file:///etc/hostname" } } }');
      else if (path === '/big') response.end('x'.repeat(100_000));
      else if (path === '/slow') response.write('openapi: ');
      else response.writeHead(404).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  // the tests' own server is on loopback; every other rule stays
  const remote = { allowAddress: (address: string) => address === '127.0.0.1' };

  async function codesOf(path: string, options: LoadOptions): Promise<Code[]> {
    try {
      await loadDocument(path.startsWith('http') ? path : origin + path, options);
    } catch (error) {
      if (error instanceof FindingsError) return error.findings.map(({ code }) => code);
      throw error;
    }
    return [];
  }

  it('are read with their references, where allowed', async () => {
    const set = await loadDocument(`${origin}/moved`, { allowRemote: true, remote });
    expect([...set.files.keys()]).toEqual([`${origin}/moved`, `${origin}/parts/a.json`]);
  });

  it.each<[string, string, LoadOptions, Code]>([
    ['not allowed', '/api.yaml', {}, 'remote-not-allowed'],
    ['loopback', '/api.yaml', { allowRemote: true }, 'remote-not-allowed'],
    ['a redirect to a metadata service', '/to-metadata', { allowRemote: true, remote }, 'remote-not-allowed'],
    ['a redirect to a file', '/to-file', { allowRemote: true, remote }, 'remote-not-allowed'],
    ['redirects without end', '/loop', { allowRemote: true, remote }, 'remote-failed'],
    ['a reference to a local file', '/local', { allowRemote: true, remote }, 'ref-outside-root'],
    ['too many bytes', '/big', { allowRemote: true, remote, limits: { bytes: 1000 } }, 'too-large'],
    ['too slow', '/slow', { allowRemote: true, remote, limits: { remoteMilliseconds: 100 } }, 'remote-failed'],
    ['not there', '/missing', { allowRemote: true, remote }, 'remote-failed'],
    ['decimal notation of loopback', 'http://2130706433/', { allowRemote: true }, 'remote-not-allowed'],
    ['IPv6 loopback', 'http://[::1]/', { allowRemote: true }, 'remote-not-allowed'],
    ['a password', 'http://user:secret@127.0.0.1/', { allowRemote: true, remote }, 'remote-not-allowed'],
  ])('are refused: %s', async (_, path, options, want) => {
    expect(await codesOf(path, options)).toEqual([want]);
  });

  it('a name that stands for a private address is refused after it is looked up', async () => {
    const lookup = ((_name: string, _options: object, callback: (...args: unknown[]) => void) =>
      callback(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ])) as unknown as NonNullable<NonNullable<LoadOptions['remote']>['lookup']>;
    expect(await codesOf('http://inside.example/', { allowRemote: true, remote: { lookup } })).toEqual([
      'remote-not-allowed',
    ]);
  });
});
