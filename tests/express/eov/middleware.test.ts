import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import * as own from '../../../src/express/eov/index.js';
import { rawExchange, statusOf } from '../../support/raw-exchange.js';
import { petShop } from './document.js';
import { type Ask, express, middlewareOf, type Options, request, sides, type Validator } from './sides.js';

/** The app of the manual: a body parser, the validator, routes, an error handler. */
function appOf(validator: Validator, options: Options, make = express, base = '/v1') {
  const app = make();
  app.use(express.json());
  app.use(middlewareOf(validator, { apiSpec: petShop(), ...options }));
  const routes = express.Router();
  routes.get(
    '/pets',
    (req, res) => void res.json([{ name: 'Rex', born: new Date(0), kind: String(typeof req.query.limit) }]),
  );
  // The incumbent gives typed path parameters to routes of the app itself, not to those of a router.
  app.get(
    `${base}/pets/:id`,
    (req, res) => void res.json(String(req.params.id) === '2' ? { wrong: 1 } : { name: `${typeof req.params.id}` }),
  );
  routes.post('/pets', (req, res) => {
    const born: unknown = req.body.born;
    res.status(201).json({ ...req.body, name: born instanceof Date ? 'Date' : req.body.name });
  });
  routes.get('/secret', (_req, res) => void res.json({}));
  routes.post('/photos', (req, res) => {
    const files = (req as unknown as { files: { originalname: string; buffer: Buffer; fieldname: string }[] }).files;
    res.json({ body: req.body, files: files.map(each => [each.fieldname, each.originalname, String(each.buffer)]) });
  });
  routes.get('/extra', (_req, res) => void res.json('extra'));
  app.use(base, routes);
  const fail: express.ErrorRequestHandler = (error, _req, res, _next) => {
    const errors = (error.errors ?? []).map(({ path, errorCode }: own.ValidationErrorItem) => ({ path, errorCode }));
    res.status(error.status ?? 500).json({ name: error.name, status: error.status, errors });
  };
  app.use(fail);
  return app;
}

interface Row {
  readonly of: string;
  readonly options?: Options;
  readonly ask: Ask;
  readonly status: number;
  readonly want?: object;
}

const key = (handler: () => boolean | Promise<boolean>): Options => ({
  validateSecurity: { handlers: { key: handler } },
});
const secret: Ask = agent => agent.get('/v1/secret').set('X-Key', 'k');
const rows: Row[] = [
  { of: 'reads a query with its default', ask: a => a.get('/v1/pets'), status: 200, want: [{ kind: 'number' }] },
  {
    of: 'writes a Date by its format',
    ask: a => a.get('/v1/pets'),
    status: 200,
    want: [{ born: '1970-01-01T00:00:00.000Z' }],
  },
  {
    of: 'says where a query is wrong',
    ask: a => a.get('/v1/pets?limit=0'),
    status: 400,
    want: { name: 'Bad Request', errors: [{ path: '/query/limit', errorCode: 'minimum.openapi.validation' }] },
  },
  {
    of: 'refuses an unknown query',
    ask: a => a.get('/v1/pets?x=1'),
    status: 400,
    want: { errors: [{ path: '/query/x' }] },
  },
  {
    of: 'lets an unknown query pass by option',
    options: { validateRequests: { allowUnknownQueryParameters: true } },
    ask: a => a.get('/v1/pets?x=1'),
    status: 200,
  },
  { of: 'gives routes typed path parameters', ask: a => a.get('/v1/pets/1'), status: 200, want: { name: 'number' } },
  {
    of: 'says where a path is wrong',
    ask: a => a.get('/v1/pets/x'),
    status: 400,
    want: { errors: [{ path: '/params/id', errorCode: 'type.openapi.validation' }] },
  },
  {
    of: 'fills in defaults of a body',
    ask: a => a.post('/v1/pets').send({ name: 'Rex' }),
    status: 201,
    want: { kind: 'dog' },
  },
  {
    of: 'says what a body lacks',
    ask: a => a.post('/v1/pets').send({}),
    status: 400,
    want: { errors: [{ path: '/body/name', errorCode: 'required.openapi.validation' }] },
  },
  { of: 'refuses an undeclared media type', ask: a => a.post('/v1/pets').type('text/plain').send('x'), status: 415 },
  {
    of: 'does not check requests',
    options: { validateRequests: false },
    ask: a => a.post('/v1/pets').send({}),
    status: 201,
  },
  { of: 'refuses an undeclared path', ask: a => a.get('/v1/extra'), status: 404, want: { name: 'Not Found' } },
  {
    of: 'refuses an undeclared method',
    ask: a => a.delete('/v1/pets'),
    status: 405,
    want: { name: 'Method Not Allowed' },
  },
  { of: 'ignores undeclared paths', options: { ignoreUndocumented: true }, ask: a => a.get('/v1/extra'), status: 200 },
  { of: 'ignores paths by pattern', options: { ignorePaths: /extra$/ }, ask: a => a.get('/v1/extra'), status: 200 },
  {
    of: 'ignores paths by function',
    options: { ignorePaths: path => path.endsWith('extra') },
    ask: a => a.get('/v1/extra'),
    status: 200,
  },
  { of: 'lets in by a handler', options: key(() => true), ask: secret, status: 200 },
  { of: 'lets in by an asynchronous handler', options: key(async () => true), ask: secret, status: 200 },
  {
    of: 'keeps out by a handler',
    options: key(() => false),
    ask: secret,
    status: 401,
    want: { errors: [{ path: '/v1/secret' }] },
  },
  {
    of: 'refuses as a handler throws',
    options: key(() => {
      throw Object.assign(new Error('no'), { status: 403 });
    }),
    ask: secret,
    status: 403,
    want: { name: 'Forbidden', errors: [{ path: '/v1/secret' }] },
  },
  { of: 'refuses without credentials', ask: a => a.get('/v1/secret'), status: 401, want: { name: 'Unauthorized' } },
  { of: 'takes no account of letter case', options: key(() => false), ask: a => a.get('/v1/SECRET'), status: 401 },
  { of: 'takes no account of a last slash', options: key(() => false), ask: a => a.get('/v1/secret/'), status: 401 },
  {
    of: 'takes any body where none is declared',
    options: { validateSecurity: false },
    ask: a => a.get('/v1/secret').send({ any: 1 }),
    status: 200,
  },
  {
    of: 'reads values in other letter case',
    ask: a => a.get('/v1/Pets?limit=0'),
    status: 400,
    want: { errors: [{ path: '/query/limit', errorCode: 'minimum.openapi.validation' }] },
  },
  { of: 'checks no security', options: { validateSecurity: false }, ask: a => a.get('/v1/secret'), status: 200 },
  {
    of: 'reads an uploaded file',
    ask: a => a.post('/v1/photos').field('title', 't').attach('photo', Buffer.from('bytes'), 'p.png'),
    status: 200,
    want: { body: { title: 't', photo: '' }, files: [['photo', 'p.png', 'bytes']] },
  },
  { of: 'refuses a body without its file', ask: a => a.post('/v1/photos').field('title', 't'), status: 400 },
  {
    of: 'refuses a wrong response',
    options: { validateResponses: true },
    ask: a => a.get('/v1/pets/2'),
    status: 500,
    want: {
      name: 'Internal Server Error',
      errors: [{ path: '/response/name', errorCode: 'required.openapi.validation' }],
    },
  },
  {
    of: 'sends a wrong response that onError takes',
    options: { validateResponses: { onError: () => undefined } },
    ask: a => a.get('/v1/pets/2'),
    status: 200,
    want: { wrong: 1 },
  },
  {
    of: 'reads a Date by its format',
    options: { serDes: [own.serdes.dateTime] },
    ask: a => a.post('/v1/pets').send({ name: 'Rex', born: '2020-01-01T00:00:00Z' }),
    status: 201,
    want: { name: 'Date', born: '2020-01-01T00:00:00.000Z' },
  },
];

describe.each(sides)('%s', (_name, validator, make) => {
  it.each(rows)('$of', async ({ options = {}, ask, status, want }) => {
    const answer = await ask(request(appOf(validator, options, make)));
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status, ...(want && { body: want }) });
  });
});

describe('middleware', () => {
  it.each([
    [{ securityHandlers: {} }],
    [{ multerOpts: {} }],
    [{ validateRequests: { removeOther: true } }],
    [{ fileUploader: { preservePath: true } }],
    [{ ajvFormats: { keywords: true } }],
    [{ misspelt: true }],
  ])('refuses %j at the start', options => {
    const make = () => own.middleware({ apiSpec: petShop(), ...options } as never); // what the types refuse too
    expect(make).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ code: 'eov-option-unsupported' })] }),
    );
  });

  it('tells of a document that can not be loaded, at the start and to each request', async () => {
    const handle = own.middleware({ apiSpec: { openapi: '4.0.0' } });
    const app = express().use(handle);
    app.use(((error, _req, res, _next) => void res.json(Object.keys(error))) satisfies express.ErrorRequestHandler);
    await expect(handle.ready).rejects.toHaveProperty('findings');
    expect((await request(app).get('/')).body).toContain('findings');
  });

  it("reads and writes a format of one's own, and refuses what can not be read", async () => {
    const even = {
      format: 'even',
      deserialize: (text: string) => {
        if (Number(text) % 2 !== 0) throw new Error('odd');
        return { even: text };
      },
      serialize: (value: unknown) => `${(value as { even: string }).even}!`,
    };
    const document = petShop();
    Object.assign(document.components.schemas.Pet.properties.kind, { format: 'even' });
    const app = express().use(express.json(), own.middleware({ apiSpec: document, serDes: [even] }));
    app.post('/v1/pets', (req, res) => void res.status(201).json(req.body));
    const post = (kind: string) => request(app).post('/v1/pets').send({ name: 'Rex', kind });
    expect((await post('2')).body).toEqual({ name: 'Rex', kind: '2!' });
    expect((await post('3')).status).toBe(400);
  });

  it('ignores no path for the fragment behind it, which Express drops', async () => {
    const server = appOf(own as unknown as Validator, { ignorePaths: /public/ }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // a TCP server's address is one
    const answer = await rawExchange(port, ['GET /v1/secret#public HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']);
    server.close();
    expect(statusOf(answer)).toBe(400);
  });

  it('calls operation handlers', async () => {
    const resolver = (_folder: string, { expressRoute }: own.RouteMetadata) => [
      (_req: unknown, _res: unknown, next: () => void) => next(),
      (req: express.Request, res: express.Response) => void res.json({ expressRoute, params: req.params }),
    ];
    const app = express().use(
      own.middleware({ apiSpec: petShop(), operationHandlers: { basePath: 'handlers', resolver } }),
    );
    expect((await request(app).get('/v1/pets/1')).body).toEqual({ expressRoute: '/v1/pets/:id', params: { id: 1 } });
  });

  it('serves several documents side by side', async () => {
    const app = express();
    for (const base of ['/a', '/b']) app.use(own.middleware({ apiSpec: petShop(base), ignoreUndocumented: false }));
    app.use((req, res) => void res.json((req as unknown as { openapi: own.OpenApiMetadata }).openapi.openApiRoute));
    for (const base of ['/a', '/b']) expect((await request(app).get(`${base}/pets`)).body).toBe(`${base}/pets`);
  });
});
