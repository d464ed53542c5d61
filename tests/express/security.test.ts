import { FindingsError } from '../../src/diagnostics/index.js';
import {
  contractInput,
  createService,
  problem,
  type SecurityContext,
  type ServiceOptions,
} from '../../src/express/index.js';
import { codesOf, rawExchange, statusOf } from '../support/raw-exchange.js';
import { type Asking, contractOf, everyWay, type Served, serve, type Way, ways } from './ways.js';

const ok = `responses: { '200': { description: ok, content: { application/json: {} } } }`;
const contract = await contractOf(`
openapi: 3.1.0
info: { title: 'Keys "and" more', version: '1' }
security: [{ inHeader: [] }]
paths:
  /global: { get: { ${ok} } }
  /open: { get: { security: [], ${ok} } }
  /query: { get: { security: [{ inQuery: [] }], ${ok} } }
  /cookie: { get: { security: [{ inCookie: [] }], ${ok} } }
  /basic: { get: { security: [{ basic: [] }], ${ok} } }
  /digest: { get: { security: [{ digest: [] }], ${ok} } }
  /scoped: { get: { security: [{ oauth: [read, write] }], ${ok} } }
  /oidc: { get: { security: [{ oidc: [mail] }], ${ok} } }
  /tls: { get: { security: [{ tls: [] }], ${ok} } }
  /both: { get: { security: [{ inHeader: [], basic: [] }], ${ok} } }
  /either: { get: { security: [{ inHeader: [], inQuery: [] }, { bearer: [] }], ${ok} } }
  /optional: { get: { security: [{}, { bearer: [] }], ${ok} } }
components:
  securitySchemes:
    inHeader: { type: apiKey, in: header, name: X-Key }
    inQuery: { type: apiKey, in: query, name: key }
    inCookie: { type: apiKey, in: cookie, name: session }
    basic: { type: http, scheme: Basic }
    bearer: { type: http, scheme: bearer }
    digest: { type: http, scheme: Digest }
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://id.test/t', scopes: { read: r, write: w } } } }
    oidc: { type: openIdConnect, openIdConnectUrl: 'https://id.test/.well-known/openid-configuration' }
    tls: { type: mutualTLS }
`);

const good = 'good-secret';
const bad = 'bad-secret';
const seen: Pick<SecurityContext, 'name' | 'scopes'>[] = [];
/** Good is good, `forbidden` is refused with 403, `broken` breaks; at once or later, as the name of the scheme says. */
function resolve(value: string, { name, scopes }: SecurityContext, auth: unknown) {
  seen.push({ name, scopes });
  if (value === 'forbidden')
    throw problem(403, 'not for you', { headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' } });
  if (value === 'broken') throw new TypeError('the key server is away');
  return value === good ? auth : undefined;
}
const security: ServiceOptions['security'] = Object.fromEntries(
  ['inHeader', 'inQuery', 'inCookie', 'basic', 'bearer', 'digest', 'oauth', 'oidc', 'tls'].map((name, index) => [
    name,
    (given, context) => {
      const value =
        given.type === 'apiKey'
          ? given.value
          : given.type === 'basic'
            ? given.password
            : given.type === 'bearer'
              ? given.token
              : given.type === 'http'
                ? given.parameters
                : given.authorised
                  ? good
                  : bad;
      const who = given.type === 'basic' ? given.username : name;
      return index % 2 === 0 ? resolve(value, context, who) : (async () => resolve(value, context, who))();
    },
  ]),
);
const basic = (password: string, user = 'me') => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const by = (headers: Record<string, string>): Asking => ({ headers });

type Row = readonly [what: string, target: string, asking: Asking, status: number, auth?: unknown];
const rows: Row[] = [
  ['a key in a header', '/global', by({ 'x-key': good }), 200, 'inHeader'],
  ['a bad key in a header', '/global', by({ 'x-key': bad }), 401],
  ['no key', '/global', {}, 401],
  ['a key in another place', `/global?key=${good}`, {}, 401],
  ['an open operation', '/open', {}, 200, null],
  ['a key in the query', `/query?key=${good}`, {}, 200, 'inQuery'],
  ['a percent-encoded key in the query', `/query?k%65y=good%2Dsecret`, {}, 200, 'inQuery'],
  ['a key in the query that does not decode', '/query?key=%zz', {}, 401],
  ['an empty key in the query', '/query?key=', {}, 401],
  ['a key in a cookie', '/cookie', by({ cookie: `a=b; session=${good}; c=d` }), 200, 'inCookie'],
  ['a key in a quoted cookie', '/cookie', by({ cookie: `session="${good}"` }), 200, 'inCookie'],
  ['a cookie of a longer name', '/cookie', by({ cookie: `xsession=${good}` }), 401],
  ['basic', '/basic', by({ authorization: basic(good) }), 200, 'me'],
  ['basic in small letters', '/basic', by({ authorization: basic(good).replace('Basic', 'basic') }), 200, 'me'],
  ['basic with a colon in the password', '/basic', by({ authorization: basic(`a:${good}`) }), 401],
  ['basic that is no base64', '/basic', by({ authorization: 'Basic ???' }), 401],
  ['basic without a colon', '/basic', by({ authorization: `Basic ${Buffer.from(good).toString('base64')}` }), 401],
  [
    'basic that is no UTF-8',
    '/basic',
    by({ authorization: `Basic ${Buffer.from([0xff, 0x3a, 0xfe]).toString('base64')}` }),
    401,
  ],
  ['basic with a password beyond ASCII', '/basic', by({ authorization: basic('n\u00e4') }), 401],
  ['bearer for basic', '/basic', by({ authorization: `Bearer ${good}` }), 401],
  ['another HTTP scheme', '/digest', by({ authorization: `Digest ${good}` }), 200, 'digest'],
  ['a scheme that begins like another', '/digest', by({ authorization: `Digestive ${good}` }), 401],
  ['an OAuth token', '/scoped', by({ authorization: `Bearer ${good}` }), 200, 'oauth'],
  ['an OpenID token', '/oidc', by({ authorization: `Bearer ${good}` }), 200, 'oidc'],
  ['a forbidden token', '/scoped', by({ authorization: 'Bearer forbidden' }), 403],
  ['a forbidden token, found later', '/oidc', by({ authorization: 'Bearer forbidden' }), 403],
  ['a resolver that breaks', '/scoped', by({ authorization: 'Bearer broken' }), 500],
  ['a resolver that breaks later', '/oidc', by({ authorization: 'Bearer broken' }), 500],
  ['no certificate', '/tls', {}, 401],
  ['both', '/both', by({ 'x-key': good, authorization: basic(good) }), 200, { inHeader: 'inHeader', basic: 'me' }],
  ['one of both', '/both', by({ 'x-key': good }), 401],
  ['one of both bad', '/both', by({ 'x-key': good, authorization: basic(bad) }), 401],
  [
    'the first of two ways',
    `/either?key=${good}`,
    by({ 'x-key': good }),
    200,
    { inHeader: 'inHeader', inQuery: 'inQuery' },
  ],
  ['the second of two ways', '/either', by({ authorization: `Bearer ${good}` }), 200, 'bearer'],
  [
    'half of the first way and the second',
    '/either',
    by({ 'x-key': good, authorization: `Bearer ${good}` }),
    200,
    'bearer',
  ],
  ['half of the first way', '/either', by({ 'x-key': good }), 401],
  [
    'a forbidden first way and a good second',
    `/either?key=${good}`,
    by({ 'x-key': 'forbidden', authorization: `Bearer ${good}` }),
    200,
    'bearer',
  ],
  ['nothing where it is optional', '/optional', {}, 200, null],
  ['a good token where it is optional', '/optional', by({ authorization: `Bearer ${good}` }), 200, 'bearer'],
];

const started = new Map<Way, Served>();
beforeAll(async () => {
  for (const way of ways) {
    const served = await serve(way, contract, { security }, app =>
      app.use((request, response) => void response.json(contractInput(request).auth ?? null)),
    );
    started.set(way, served);
  }
});
afterAll(async () => {
  for (const served of started.values()) await served.close();
});

it.each(
  everyWay(rows.map(([what, target, asking, status, auth = null]) => [what, target, asking, status, auth] as const)),
)('%s: %s (%s)', async (way, _what, target, asking, status, auth) => {
  const served = started.get(way)!;
  served.lines.length = 0;
  const got = await served.ask(target, asking);
  expect(got.status).toBe(status);
  if (status === 200) expect(JSON.parse(got.text)).toEqual(auth);
  expect(served.lines).toHaveLength(status === 500 ? 1 : 0);
  expect(served.lines.join() + (status === 200 ? '' : got.text)).not.toMatch(/good-secret|bad-secret|forbidden$/);
  if (status === 401 && target !== '/tls') expect(got.headers['www-authenticate']).toEqual(expect.any(String));
});

const realm = 'realm="Keys \\"and\\" more"';
it.each(
  everyWay<readonly [string, Asking, string | undefined]>([
    ['/global', {}, `ApiKey ${realm}, in="header", name="X-Key"`],
    ['/basic', {}, `Basic ${realm}, charset="UTF-8"`],
    ['/basic', by({ authorization: basic(bad) }), `Basic ${realm}, charset="UTF-8"`],
    ['/digest', {}, `digest ${realm}`],
    ['/scoped', {}, `Bearer ${realm}, scope="read write"`],
    ['/scoped', by({ authorization: `Bearer ${bad}` }), `Bearer ${realm}, scope="read write", error="invalid_token"`],
    ['/scoped', by({ authorization: 'Bearer forbidden' }), 'Bearer error="insufficient_scope"'],
    [
      '/either',
      {},
      `ApiKey ${realm}, in="header", name="X-Key", ApiKey ${realm}, in="query", name="key", Bearer ${realm}`,
    ],
    ['/tls', {}, undefined],
  ]),
)('%s: %s of %j challenges with %s', async (way, target, asking, want) => {
  expect((await started.get(way)!.ask(target, asking)).headers['www-authenticate']).toBe(want);
});

it.each(
  everyWay([
    ['/scoped', 'oauth', ['read', 'write']],
    ['/oidc', 'oidc', ['mail']],
  ] as const),
)('%s: the resolver of %s is told the scopes', async (way, target, name, scopes) => {
  seen.length = 0;
  await started.get(way)!.ask(target, by({ authorization: `Bearer ${good}` }));
  expect(seen).toEqual([{ name, scopes }]);
});

it.each(
  everyWay([
    ['/basic', ['Authorization', basic(good)], ['Authorization', basic(bad)]],
    ['/scoped', ['Authorization', `Bearer ${good}`], ['authorization', `Bearer ${bad}`]],
    ['/digest', ['AUTHORIZATION', `Digest ${good}`], ['Authorization', `Digest ${good}`]],
    ['/global', ['X-Key', good], ['x-key', good]],
  ] as const),
)('%s: %s refuses credentials that are sent in two headers', async (way, target, one, two) => {
  const headers = [['Host', 'a'], one, two, ['Connection', 'close']].map(field => field.join(': ')).join('\r\n');
  const answer = await rawExchange(started.get(way)!.port, [`GET ${target} HTTP/1.1\r\n${headers}\r\n\r\n`]);
  expect([statusOf(answer), codesOf(answer)]).toEqual([400, ['repeated']]);
  expect(answer).not.toMatch(/good-secret|bad-secret/);
});

it.each(
  everyWay([
    [`/query?key=${good}&key=${good}`, {}, 'inQuery'],
    [`/query?key=${good}&k%65y=${bad}`, {}, 'inQuery'],
    ['/query?key=&key=%zz', {}, 'inQuery'],
    ['/cookie', by({ cookie: `session=${good}; session=${bad}` }), 'inCookie'],
    ['/cookie', by({ cookie: `session=${bad}; a=b; session="${good}"` }), 'inCookie'],
  ] as const),
)('%s: %s with %j says that credentials are there twice', async (way, target, asking, name) => {
  const { status, text } = await started.get(way)!.ask(target, asking);
  const error = { in: 'security', name, pointer: '', code: 'repeated', message: 'must be given once' };
  expect([status, JSON.parse(text).errors]).toEqual([400, [error]]);
  expect(text).not.toMatch(/good-secret|bad-secret/);
});

describe('what a resolver gives', () => {
  const results: readonly (readonly [string, () => unknown, number])[] = [
    ['undefined', () => undefined, 401],
    ['null', () => null, 401],
    ['false', () => false, 401],
    ['an empty text', () => '', 500],
    ['0', () => 0, 500],
    ['-0', () => -0, 500],
    ['0n', () => 0n, 500],
    ['NaN', () => Number.NaN, 500],
    ['a problem that was returned', () => problem(403, 'not for you'), 500],
    ['an error that was returned', () => new Error('no'), 500],
    ['a thrown problem', () => Promise.reject(problem(403, 'not for you')), 403],
    ['true', () => true, 200],
    ['an empty object', () => ({}), 200],
  ];
  it.each(
    everyWay(
      results.flatMap(([what, give, status]) => [
        [what, 'at once', give, status] as const,
        [what, 'later', async () => give(), status] as const,
      ]),
    ),
  )('%s: %s, %s', async (way, _what, _when, give, status) => {
    const served = await serve(way, contract, { security: { ...security, inHeader: give } }, app =>
      app.use((_, response) => void response.json('in')),
    );
    const got = await served.ask('/global', by({ 'x-key': good }));
    await served.close();
    expect([got.status, got.text === '"in"']).toEqual([status, status === 200]);
    expect(served.lines).toHaveLength(status === 500 ? 1 : 0);
    if (status === 500) expect(served.lines[0]).toContain("The resolver 'inHeader' must give");
  });
});

it('refuses before anything else of the request is looked at', async () => {
  const { status, text } = await started.get('in front')!.ask('/global?unknown=1');
  expect([status, JSON.parse(text).errors]).toEqual([
    401,
    [{ in: 'security', name: 'inHeader', pointer: '', code: 'required', message: 'credentials are missing' }],
  ]);
});

it('asks nobody where security is somebody else’s', async () => {
  const served = await serve('in front', contract, { security: false }, app =>
    app.use((_, response) => void response.json(1)),
  );
  expect((await served.ask('/global')).status).toBe(200);
  await served.close();
});

it('names every scheme without a resolver in one failure to start', () => {
  const schemes = Object.keys(contract.plan.securitySchemes).filter(name => name !== 'bearer');
  let thrown: unknown;
  try {
    createService(contract, { security: { bearer: () => 1 } });
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(FindingsError);
  const told = (thrown as FindingsError).findings.map(({ message }) => message).join('\n'); // what the line above has shown
  expect(schemes.filter(name => !told.includes(`'${name}'`))).toEqual([]);
  expect(schemes).toHaveLength(8);
});
