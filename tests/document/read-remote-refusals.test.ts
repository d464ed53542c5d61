import type { Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Finding, FindingsError } from '../../src/diagnostics/index.js';
import { type LoadOptions, loadDocument } from '../../src/document/index.js';
import { names, startServer } from './remote-server.js';

const api = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';
let server: Server;
let port: number;
const calls: string[] = [];

beforeAll(async () => {
  ({ server, port } = await startServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    calls.push(`${request.headers.host} ${pathname}`);
    if (pathname === '/to') {
      const status = Number(searchParams.get('status') ?? 302);
      return response.writeHead(status, { location: searchParams.get('url') ?? '' }).end();
    }
    if (pathname === '/coded') {
      return response.writeHead(200, { 'content-encoding': searchParams.get('as') ?? '' }).end(gzipSync(api));
    }
    if (pathname === '/typed') return response.writeHead(200, { 'content-type': 'image/png' }).end(api);
    if (pathname === '/endless') {
      const timer = setInterval(() => response.write(' '.repeat(10_000)), 1);
      return response.on('close', () => clearInterval(timer));
    }
    if (pathname === '/trickle') {
      const timer = setInterval(() => response.write(' '), 10);
      return response.on('close', () => clearInterval(timer));
    }
    if (pathname === '/silent') return undefined;
    return response.end(api);
  }));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => calls.splice(0));

// the tests' own server is on loopback; every other rule stays
const remote = { allowAddress: (address: string) => address === '127.0.0.1' };

async function findingsOf(url: string, options: LoadOptions): Promise<readonly Finding[]> {
  try {
    await loadDocument(url, { allowRemote: true, ...options });
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
  return [];
}
const refusal = async (url: string, options: LoadOptions = {}) =>
  (await findingsOf(url, options)).map(({ code, location }) => `${code} ${location?.line}:${location?.column}`);

const hosts: readonly (readonly [notation: string, host: string])[] = [
  ['plain', '127.0.0.1'],
  ['octal', '0177.0.0.1'],
  ['octal in one', '017700000001'],
  ['hexadecimal', '0x7f.0.0.1'],
  ['hexadecimal in one', '0x7f000001'],
  ['decimal in one', '2130706433'],
  ['short', '127.1'],
  ['short of three', '127.0.1'],
  ['percent-encoded', '%31%32%37.0.0.1'],
  ['full-width digits', '１２７.0.0.1'],
  ['with a trailing dot', '127.0.0.1.'],
  ['another of loopback', '127.255.255.254'],
  ['this host', '0.0.0.0'],
  ['this host in short', '0'],
  ['broadcast', '255.255.255.255'],
  ['metadata', '169.254.169.254'],
  ['metadata in decimal', '2852039166'],
  ['metadata of another cloud', '168.63.129.16'],
  ['carrier NAT', '100.64.0.1'],
  ['carrier NAT, its end', '100.127.255.255'],
  ['private 10', '10.0.0.1'],
  ['private 172', '172.16.0.1'],
  ['private 192', '192.168.0.1'],
  ['benchmarks', '198.18.0.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['IPv6 loopback', '[::1]'],
  ['IPv6 loopback in full', '[0:0:0:0:0:0:0:1]'],
  ['IPv6 unspecified', '[::]'],
  ['mapped loopback', '[::ffff:127.0.0.1]'],
  ['mapped in hexadecimal', '[::ffff:7f00:1]'],
  ['mapped metadata', '[::ffff:169.254.169.254]'],
  ['compatible', '[::127.0.0.1]'],
  ['translated (SIIT)', '[::ffff:0:127.0.0.1]'],
  ['NAT64 of private', '[64:ff9b::10.0.0.1]'],
  ['local NAT64', '[64:ff9b:1::10.0.0.1]'],
  ['6to4 of private', '[2002:a00:1::]'],
  ['6to4 of loopback', '[2002:7f00:1::1]'],
  ['Teredo', '[2001:0:7f00:1::]'],
  ['unique local fc00', '[fc00::1]'],
  ['unique local fd00', '[fd12:3456::1]'],
  ['link-local', '[fe80::1]'],
  ['link-local, its end', '[febf::1]'],
  ['site-local', '[fec0::1]'],
  ['IPv6 multicast', '[ff02::1]'],
  ['documentation', '[2001:db8::1]'],
];

// what stands for the tests' own server may be called
const elsewhere = hosts.filter(([, host]) => new URL(`http://${host}`).hostname !== '127.0.0.1');

describe('an address that is not public', () => {
  it.each(hosts)('is refused: %s, %s', async (_notation, host) => {
    expect(await refusal(`http://${host}/api.yaml`)).toEqual(['remote-not-allowed 1:1']);
    expect(await refusal(`https://${host}/api.yaml`)).toEqual(['remote-not-allowed 1:1']);
  });

  it.each(elsewhere)('is refused as the target of a redirect: %s, %s', async (_notation, host) => {
    const url = `http://127.0.0.1:${port}/to?url=${encodeURIComponent(`http://${host}/latest`)}`;
    expect(await refusal(url, { remote })).toEqual(['remote-not-allowed 1:1']);
    expect(calls).toHaveLength(1);
  });

  it.each(hosts.flatMap(([, host]) => (/^[\d.]+\d$|^\[[\da-f:]+\]$/.test(host) ? [host.replace(/[[\]]/g, '')] : [])))(
    'is refused where a name stands for it: %s',
    async address => {
      // short notations are no addresses that a resolver gives
      const { asked, lookup } = names(() => [address]);
      expect(await refusal(`http://inside.example:${port}/api.yaml`, { remote: { lookup } })).toEqual([
        'remote-not-allowed 1:1',
      ]);
      expect({ asked, calls }).toEqual({ asked: ['inside.example'], calls: [] });
    },
  );

  it.each(['localhost', 'localhost.', 'LOCALHOST', 'service.localhost'])('is refused as %s', async name => {
    const { lookup } = names(() => ['127.0.0.1', '::1']);
    expect(await refusal(`http://${name}:${port}/api.yaml`, { remote: { lookup } })).toEqual([
      'remote-not-allowed 1:1',
    ]);
    expect(calls).toEqual([]);
  });
});

describe('a name', () => {
  it('is looked up once a connection, and the address that was checked is the one that is called', async () => {
    // a name that stands for another address at every question (DNS rebinding)
    const { asked, lookup } = names((_name, time) => [time === 1 ? '127.0.0.1' : '10.0.0.1']);
    expect(await refusal(`http://turning.example:${port}/api.yaml`, { remote: { ...remote, lookup } })).toEqual([]);
    expect({ asked, calls }).toEqual({
      asked: ['turning.example'],
      calls: [`turning.example:${port} /api.yaml`],
    });
  });

  it('is checked again after a redirect to itself', async () => {
    const { asked, lookup } = names((_name, time) => [time === 1 ? '127.0.0.1' : '10.0.0.1']);
    const url = `http://turning.example:${port}/to?url=/api.yaml`;
    expect(await refusal(url, { remote: { ...remote, lookup } })).toEqual(['remote-not-allowed 1:1']);
    expect({ asked: asked.length, calls: calls.length }).toEqual({ asked: 2, calls: 1 });
  });
});

describe('a redirect', () => {
  it.each([
    ['a local file', 'file:///etc/hostname', 'remote-not-allowed'],
    ['another protocol', 'ftp://example.com/api.yaml', 'remote-not-allowed'],
    ['data', 'data:application/json,{}', 'remote-not-allowed'],
    ['a name and password', 'http://user:secret@127.0.0.1/api.yaml', 'remote-not-allowed'],
    ['what is no URL', 'http://[', 'remote-failed'],
    ['nowhere', '', 'remote-failed'],
  ])('to %s is refused', async (_what, to, code) => {
    for (const status of [301, 302, 303, 307, 308]) {
      const url = `http://127.0.0.1:${port}/to?status=${status}&url=${encodeURIComponent(to)}`;
      const found = await findingsOf(url, { remote });
      expect(found.map(finding => finding.code)).toEqual([code]);
      expect(found[0]?.message.replace(url, '')).not.toContain('secret');
    }
  });
});

describe('what is answered', () => {
  const url = (path: string) => `http://127.0.0.1:${port}${path}`;

  it('is read whatever its media type says: the name and the text decide', async () => {
    expect(await refusal(url('/typed'), { remote })).toEqual([]);
  });

  it.each(['gzip', 'br', 'GZIP', 'gzip, identity'])('is refused in the coding %s, which nobody asked for', async as => {
    const found = await findingsOf(url(`/coded?as=${as}`), { remote });
    expect(found).toMatchObject([{ code: 'remote-failed', message: expect.stringContaining('compressed') }]);
  });

  it('is read up to the limit of size, though it has no end', async () => {
    expect(await refusal(url('/endless'), { remote, limits: { bytes: 100_000 } })).toEqual(['too-large 1:1']);
  });

  it.each(['/trickle', '/silent'])('is read up to the limit of time: %s', async path => {
    const found = await findingsOf(url(path), { remote, limits: { remoteMilliseconds: 200 } });
    expect(found).toMatchObject([{ code: 'remote-failed', message: expect.stringContaining('more than 200 ms') }]);
  });
});
