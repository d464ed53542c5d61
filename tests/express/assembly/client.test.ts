import type { AssemblyOptions } from '../../../src/express/index.js';
import { type Client, clientOf } from '../../../src/express/index.js';
import { around } from './assembled.js';

/** Who a request from 127.0.0.1 comes from. */
async function clientFor(trustProxy: AssemblyOptions['trustProxy'], headers: Record<string, string>): Promise<Client> {
  const served = await around((request, response) => response.end(JSON.stringify(clientOf(request))), {
    ...(trustProxy !== undefined && { trustProxy }),
  });
  const { text } = await served.ask('/', { headers: { Host: 'own.example', ...headers } });
  await served.close();
  return JSON.parse(text) as Client; // as just written
}

const forged = { 'X-Forwarded-For': '6.6.6.6, 1.1.1.1', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'a.example' };
const own = { address: '127.0.0.1', protocol: 'http', host: 'own.example' };
const proxied = { protocol: 'https', host: 'a.example' };

describe('the client of a request', () => {
  it.each([
    ['nobody is trusted', undefined],
    ['nobody is, and it is said', false as const],
    ['no proxy stands in front', 0],
    ['others are trusted', ['10.0.0.0/8', '::1']],
  ])("is the connection's where %s, whatever the headers say", async (_what, trust) => {
    expect(await clientFor(trust, forged)).toEqual(own);
  });

  it.each([
    ['one proxy', 1, '1.1.1.1'],
    ['two proxies', 2, '6.6.6.6'],
    ['more proxies than there were', 9, '6.6.6.6'],
    ['a list of one', ['127.0.0.1'], '1.1.1.1'],
    ['a list of networks', ['127.0.0.0/8', '1.1.0.0/16'], '6.6.6.6'],
  ])('is what %s say', async (_what, trust, address) => {
    expect(await clientFor(trust, forged)).toEqual({ ...proxied, address });
  });

  it.each([
    ['no address', 'evil, 1.1.1.1', 2, '1.1.1.1'],
    ['an address with a port', '6.6.6.6:1234', 1, '6.6.6.6'],
    ['IPv6 in brackets', '[2001:db8::1]:443', 1, '2001:db8::1'],
    ['markup', '<script>', 1, '127.0.0.1'],
  ])('is no text that is none: %s', async (_what, given, trust, address) => {
    expect((await clientFor(trust, { 'X-Forwarded-For': given })).address).toBe(address);
  });

  it('has a protocol and a host that could be ones, and of several the last, which the proxy wrote', async () => {
    const strange = { 'X-Forwarded-Proto': 'javascript', 'X-Forwarded-Host': 'a.example/<script>' };
    expect(await clientFor(1, strange)).toEqual(own);
    const several = { 'X-Forwarded-Proto': 'https, http', 'X-Forwarded-Host': 'evil.example, a.example:8443' };
    expect(await clientFor(1, several)).toMatchObject({ protocol: 'http', host: 'a.example:8443' });
  });
});
