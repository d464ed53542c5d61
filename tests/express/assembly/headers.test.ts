import express from 'express';
import { requestId } from '../../../src/express/index.js';
import { rawExchange } from '../../support/raw-exchange.js';
import { around, assembled } from './assembled.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const securityNames = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'origin-agent-cluster',
];

describe('the request id', () => {
  it.each(['abc-123', '0b3c9e0e-1111-4222-8333-944445555666', 'a.b:c/d+e=f@g_h', 'x'.repeat(128)])(
    'that a client gives, %s, is kept, told and handed to the handler',
    async given => {
      const ids: unknown[] = [];
      const served = await assembled({}, request => {
        ids.push(requestId(request));
        return { status: 200, body: [] };
      });
      const { headers } = await served.ask('/things', { headers: { 'X-Request-Id': given } });
      await served.close();
      expect(headers['x-request-id']).toBe(given);
      expect(ids).toEqual([given]);
      expect(served.answered.map(({ track }) => track.id)).toEqual([given]);
    },
  );

  it.each([
    ['is empty', ''],
    ['is too long', 'x'.repeat(129)],
    ['has a space', 'a b'],
    ['has a quote', 'a"b'],
    ['has markup', '<script>'],
    ['has a byte beyond ASCII', 'caf\u00e9'],
    ['is there twice', 'a, b'],
  ])('that %s is replaced', async (_what, given) => {
    const served = await assembled();
    const { headers } = await served.ask('/things', { headers: { 'X-Request-Id': given } });
    await served.close();
    expect(headers['x-request-id']).toMatch(uuid);
  });

  it('can not bring a header of its own, whatever line ends it is sent with', async () => {
    const served = await assembled();
    for (const end of ['\n', '\r', '\r\n ', '\0'])
      expect(
        await rawExchange(served.port, [
          `GET /things HTTP/1.1\r\nHost: a\r\nX-Request-Id: a${end}Set-Cookie:b=c\r\nConnection: close\r\n\r\n`,
        ]),
      ).not.toMatch(/^set-cookie/im);
    await served.close();
  });

  it('is another one for each request that has none', async () => {
    const served = await assembled();
    const ids = [await served.ask('/things'), await served.ask('/things')].map(
      ({ headers }) => headers['x-request-id'],
    );
    await served.close();
    expect(ids[0]).toMatch(uuid);
    expect(ids[1]).not.toBe(ids[0]);
  });
});

describe('the headers of security', () => {
  it.each([
    ['an answer of the contract', 'GET', '/things', 200],
    ['a refusal', 'GET', '/things?x=1', 400],
    ['what is not there', 'GET', '/elsewhere', 404],
    ['a method that is not there', 'PUT', '/things', 405],
    ['an answer without a body', 'POST', '/things', 204],
    ['HEAD', 'HEAD', '/things', 200],
  ])('go out with %s, and no x-powered-by', async (_what, method, target, status) => {
    const served = await assembled();
    const { headers, ...answer } = await served.ask(target, { method });
    await served.close();
    expect(answer.status).toBe(status);
    expect(Object.keys(headers)).toEqual(expect.arrayContaining([...securityNames, 'x-request-id', 'vary']));
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d+/);
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('go out with what an Express app answers, which keeps a policy of its own', async () => {
    const app = express();
    app.get(
      '/docs',
      (_request, response) => void response.set('Content-Security-Policy', "script-src 'self'").send('page'),
    );
    app.get('/raw', (_request, response) => void response.writeHead(200, { 'Content-Type': 'text/plain' }).end('raw'));
    app.get('/broken', () => {
      throw new Error('broken');
    });
    const served = await assembled({}, undefined, { fallback: app.set('env', 'test') });
    for (const target of ['/docs', '/raw', '/broken', '/nowhere']) {
      const { headers } = await served.ask(target);
      expect(Object.keys(headers)).toEqual(expect.arrayContaining(securityNames));
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers['content-security-policy']?.includes("script-src 'self'")).toBe(target === '/docs');
    }
    await served.close();
  });

  it("are helmet's, as its options say; none where they are off", async () => {
    const own = await assembled({
      securityHeaders: { strictTransportSecurity: false, xFrameOptions: { action: 'sameorigin' } },
    });
    const off = await assembled({ securityHeaders: false });
    const { headers } = await own.ask('/things');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect((await off.ask('/things')).headers).not.toHaveProperty('x-content-type-options');
    await own.close();
    await off.close();
  });

  it('stay what they are whichever way a head is written', async () => {
    const ways: ((response: import('node:http').ServerResponse) => unknown)[] = [
      response => response.writeHead(200, ['Content-Type', 'text/plain', 'X-Frame-Options', 'SAMEORIGIN']).end('x'),
      response => response.writeHead(200, 'Fine', { 'X-Frame-Options': 'SAMEORIGIN' }).end('x'),
      response => response.writeHead(200, [['X-Frame-Options', 'SAMEORIGIN']] as never).end('x'), // a form that the types leave out
      response => response.setHeader('X-Frame-Options', 'SAMEORIGIN').end('x'),
      response => response.setHeader('X-Other', '1').writeHead(200, { 'X-Frame-Options': 'SAMEORIGIN' }).end('x'),
    ];
    const served = await around((request, response) => ways[Number(request.url?.slice(1))]?.(response));
    for (const index of ways.keys()) {
      const { headers, status } = await served.ask(`/${index}`);
      expect({ status, frame: headers['x-frame-options'] }).toEqual({ status: 200, frame: 'SAMEORIGIN' });
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-request-id']).toMatch(uuid);
    }
    await served.close();
  });

  it('count as sent where a contract declares them', async () => {
    const served = await around((_request, response) => {
      const seen = ['x-request-id', 'X-Content-Type-Options', 'vary', 'x-none'].map(
        name => typeof response.getHeader(name),
      );
      response.end(seen.join());
    });
    expect((await served.ask('/')).text).toBe('string,string,string,undefined');
    await served.close();
  });
});

describe('a header that holds a line end', () => {
  it('does not go out: the answer is replaced', async () => {
    const served = await assembled({}, () => ({ status: 200, headers: { ETag: '"a"\r\nSet-Cookie: b=c' }, body: [] }));
    const { status, headers } = await served.ask('/things');
    await served.close();
    expect(status).toBe(500);
    expect(headers).not.toHaveProperty('set-cookie');
  });
});

describe('two assemblies in one process', () => {
  it('share nothing', async () => {
    const one = await assembled({ securityHeaders: false, cors: { origins: ['https://a.example'] } });
    const other = await assembled({ compression: false });
    const headers = { Origin: 'https://a.example' };
    const answers = [await one.ask('/things', { headers }), await other.ask('/things', { headers })];
    expect(answers.map(answer => answer.headers['access-control-allow-origin'])).toEqual([
      'https://a.example',
      undefined,
    ]);
    expect(answers.map(answer => answer.headers['x-frame-options'])).toEqual([undefined, 'DENY']);
    expect([one.answered.length, other.answered.length]).toEqual([1, 1]);
    await one.close();
    await other.close();
  });
});
