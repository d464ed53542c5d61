import { FindingsError } from '../../../src/diagnostics/index.js';
import { assemble } from '../../../src/express/index.js';
import { assembled } from './assembled.js';

const listed = 'https://app.example.com';
const cors = { origins: [listed, 'http://localhost:5173'] };
const corsHeaders = (headers: NodeJS.Dict<string | string[]>) =>
  Object.keys(headers).filter(name => name.startsWith('access-control-'));

describe('CORS by a list', () => {
  it('lets a listed origin read answers and refusals', async () => {
    const served = await assembled({ cors: { ...cors, credentials: true } });
    for (const target of ['/things', '/things?x=1', '/elsewhere']) {
      const { headers } = await served.ask(target, { headers: { Origin: listed } });
      expect(headers['access-control-allow-origin']).toBe(listed);
      expect(headers['access-control-allow-credentials']).toBe('true');
      expect(headers['access-control-expose-headers']).toContain('X-Request-Id');
      expect(headers.vary).toMatch(/\bOrigin\b/);
    }
    await served.close();
  });

  it.each([
    'https://evil.example',
    'https://app.example.com.evil.example',
    'https://app.example.comevil.example',
    'http://app.example.com',
    'https://APP.example.com',
    'https://app.example.com:8443',
    'null',
    'https://app.example.com/',
    '',
  ])('says nothing to %j, and varies by Origin all the same', async origin => {
    const served = await assembled({ cors });
    const preflight = { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } };
    for (const asking of [{ headers: { Origin: origin } }, preflight]) {
      const { headers } = await served.ask('/things', asking);
      expect(corsHeaders(headers)).toEqual([]);
      expect(headers.vary).toMatch(/\bOrigin\b/);
    }
    await served.close();
  });

  it('answers the preflight of a listed origin, and leaves other OPTIONS to the contract', async () => {
    const served = await assembled({ cors: { ...cors, maxAge: 60 } });
    const asks = { Origin: listed, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'x-a' };
    const preflight = await served.ask('/things', { method: 'OPTIONS', headers: asks });
    const plain = await served.ask('/things', { method: 'OPTIONS', headers: { Origin: listed } });
    await served.close();
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': listed,
      'access-control-allow-headers': 'x-a',
      'access-control-max-age': '60',
    });
    expect(preflight.headers['access-control-allow-methods']).toContain('POST');
    expect(preflight.headers).not.toHaveProperty('allow');
    expect(plain.headers['allow']).toContain('POST');
  });

  it('keeps Vary where an answer has one of its own', async () => {
    const served = await assembled({ cors }, () => ({ status: 200, headers: { Vary: 'Accept, origin' }, body: [] }));
    const { headers } = await served.ask('/things');
    await served.close();
    expect(headers.vary).toBe('Accept-Encoding, Origin, Accept');
  });

  it('without a list says nothing at all; with * the same to everybody', async () => {
    const [none, all] = [await assembled(), await assembled({ cors: { origins: '*' } })];
    const headers = { Origin: 'https://any.example' };
    expect(corsHeaders((await none.ask('/things', { headers })).headers)).toEqual([]);
    const open = await all.ask('/things', { headers });
    expect(open.headers['access-control-allow-origin']).toBe('*');
    expect(open.headers).not.toHaveProperty('access-control-allow-credentials');
    await none.close();
    await all.close();
  });
});

describe('an assembly does not start', () => {
  const start = (options: object) => assemble(() => undefined, options);

  it.each([
    [
      'with credentials for every origin',
      { cors: { origins: '*', credentials: true } },
      /credentials for every origin/,
    ],
    ['with an origin that no browser sends', { cors: { origins: ['https://a.example/'] } }, /cors\.origins/],
    ['with a list that holds *', { cors: { origins: ['*'] } }, /cors\.origins/],
    ["with the origin of anybody's sandbox", { cors: { origins: ['null'] } }, /cors\.origins/],
    ['with a pattern', { cors: { origins: [/example/] } }, /cors\.origins/],
    ['with CORS of nothing', { cors: {} }, /cors\.origins/],
    ['with more time for the head than for all', { timeouts: { headers: 2000, request: 1000 } }, /timeouts\.headers/],
    ['with a network that is none', { trustProxy: ['10.0.0.0/33'] }, /trustProxy/],
    ['trusting everybody', { trustProxy: true }, /trustProxy/],
    ['with an option that does not exist', { compresion: false }, /compresion/],
    ['with an endpoint that is no path', { endpoints: { livez: () => undefined } }, /endpoints/],
  ])('%s', async (_what, options, message) => {
    await expect(start(options)).rejects.toThrow(FindingsError);
    await expect(start(options)).rejects.toThrow(message);
  });
});
