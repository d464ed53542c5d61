import { express, middlewareOf } from '../sides.js';
import { type App, answerErrors, documentOf, ok, type Row, refused } from './row.js';

const get = (...security: object[]) => ({ get: { security, responses: ok({}) } });
const paths = {
  '/me': get({ bearer: [] }),
  '/open': get(),
  '/maybe': get({}, { key: [] }),
  '/both': get({ key: [], bearer: [] }),
  '/either': get({ key: [] }, { basic: [] }),
  '/scoped': get({ oauth: ['read', 'write'] }),
  '/query': get({ inQuery: [] }),
  '/cookie': get({ inCookie: [] }),
  '/health': { get: { responses: ok({ type: 'object', required: ['never'] }) } },
  '/items/{id}': {
    get: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      ...get({ bearer: [] }).get,
    },
  },
};
const scopes = { read: 'reads', write: 'writes' };
const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  inQuery: { type: 'apiKey', in: 'query', name: 'k' },
  inCookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://a.example/t', scopes } } },
};

type User = express.Request & { user?: object; openapi?: { openApiRoute: string } };

const failures: Readonly<Record<string, unknown>> = {
  'Bearer error': new Error('broken'),
  'Bearer status': { status: 403, message: 'plain' },
};

function bearer(req: User, asked: readonly string[], scheme: { readonly type: string }): unknown {
  const { authorization = '' } = req.headers;
  if (Object.hasOwn(failures, authorization)) throw failures[authorization];
  req.user = { authorization, asked, type: scheme.type, route: req.openapi?.openApiRoute };
  return authorization === 'Bearer truthy' ? 'yes' : authorization !== 'Bearer wrong';
}

/** Handlers of every kind of scheme, and paths that are ignored. */
export const accounts: App = validator => {
  const app = express();
  const { Forbidden } = validator.error as { Forbidden: new (details: object) => Error };
  const handlers = {
    async bearer(req: User, asked: readonly string[], scheme: { readonly type: string }) {
      if (req.headers.authorization === 'Bearer forbidden') throw new Forbidden({ path: req.path, message: 'not you' });
      return bearer(req, asked, scheme);
    },
    basic: (req: User) => req.headers.authorization === 'Basic YTpi',
    key: (req: User) => req.get('X-Key') === 'k',
    inQuery: (req: User) => req.query.k === 'k',
    inCookie: (req: User & { cookies: { sid?: string } }) => req.cookies.sid === 's',
    oauth: (req: User, asked: readonly string[]) =>
      asked.join() === 'read,write' && req.get('Authorization') === 'Bearer o',
  };
  // as cookie-parser does
  app.use((req, _res, next) => {
    Object.assign(req, { cookies: Object.fromEntries([`${req.headers.cookie ?? 'none='}`.split('=')]) });
    next();
  });
  app.use(
    middlewareOf(validator, {
      apiSpec: documentOf(paths, { securitySchemes }, '/v1'),
      validateResponses: true,
      ignorePaths: /\/(?:health|docs)/,
      validateSecurity: { handlers: handlers as never }, // their requests are Express's
    }),
  );
  app.get('/v1/items/:id', (req, res) => void res.json({ id: req.params.id }));
  app.use((req, res) => void res.json({ user: (req as User).user ?? null, query: req.query }));
  app.use(answerErrors);
  return app;
};

const ask =
  (path: string, headers: Readonly<Record<string, string>> = {}): Row['ask'] =>
  agent =>
    agent.get(path).set(headers);
const me = (authorization: string) => ask('/v1/me', { authorization });
const same = (requests: Readonly<Record<string, Row['ask']>>) =>
  Object.entries(requests).map(([of, each]): Row => ({ of, ask: each }));

export const accountRows: readonly Row[] = [
  ...same({
    'no token': ask('/v1/me'),
    'a token': me('Bearer x'),
    'a token in other letters': me('bearer x'),
    'a wrong token': me('Bearer wrong'),
    'a handler that throws': me('Bearer error'),
    'a handler that throws Forbidden': me('Bearer forbidden'),
    'a handler that throws a status': me('Bearer status'),
    'a handler that says yes': me('Bearer truthy'),
    'another scheme': me('Basic YTpi'),
    'nothing where nothing is asked': ask('/v1/open'),
    'nothing where something may be given': ask('/v1/maybe'),
    'what may be given': ask('/v1/maybe', { 'x-key': 'k' }),
    'a wrong key where none is needed': ask('/v1/maybe', { 'x-key': 'wrong' }),
    'both of two': ask('/v1/both', { 'x-key': 'k', authorization: 'Bearer x' }),
    'one of both': ask('/v1/both', { 'x-key': 'k' }),
    'a wrong one of both': ask('/v1/both', { 'x-key': 'wrong', authorization: 'Bearer x' }),
    'the first of either': ask('/v1/either', { 'x-key': 'k' }),
    'the second of either': ask('/v1/either', { authorization: 'Basic YTpi' }),
    'a wrong one of either': ask('/v1/either', { authorization: 'Basic wrong' }),
    'neither of either': ask('/v1/either'),
    scopes: ask('/v1/scoped', { authorization: 'Bearer o' }),
    'no scopes': ask('/v1/scoped', { authorization: 'Bearer wrong' }),
    'a key in the query': ask('/v1/query?k=k'),
    'a wrong key in the query': ask('/v1/query?k=wrong'),
    'no key in the query': ask('/v1/query'),
    'a key in a cookie': ask('/v1/cookie', { cookie: 'sid=s' }),
    'a wrong key in a cookie': ask('/v1/cookie', { cookie: 'sid=wrong' }),
    'no cookie': ask('/v1/cookie'),
    'an ignored path': ask('/v1/health'),
    'an ignored path that is none of the document': ask('/v1/docs/x'),
    'a typed path': ask('/v1/items/5', { authorization: 'Bearer x' }),
    'a wrong path': ask('/v1/items/x', { authorization: 'Bearer x' }),
    'a wrong path and no token': ask('/v1/items/x'),
    'an unknown path': ask('/v1/none'),
    'a path outside': ask('/other'),
    'a last slash': ask('/v1/me/', { authorization: 'Bearer x' }),
    'an undeclared method': agent => agent.post('/v1/me').set('authorization', 'Bearer x'),
  }),
  {
    of: 'an unknown query',
    ask: ask('/v1/me?z=1', { authorization: 'Bearer x' }),
    differs: { there: refused(400, '/query/z', null), here: refused(400, '/query/z', 'unknown') },
  },
  { of: 'a scheme without a token', ask: me('Bearer'), differs: { there: { status: 200 }, here: { status: 401 } } },
];
