import { petShop } from './document.js';
import { type Ask, express, middlewareOf, type Options, reporter, request, sides, type Validator } from './sides.js';

function appOf(validator: Validator, options: Options, make: typeof express, mount: string) {
  const app = make();
  app.use(express.json({ limit: 50 }));
  app.use(mount, middlewareOf(validator, { apiSpec: petShop(), ...options }));
  app.get('/v1/pets/:id', (_req, res) => void res.json({ wrong: 1 }));
  app.use(reporter(validator));
  return app;
}

const handlers = (status: number): Options => ({
  validateSecurity: {
    handlers: {
      key: () => {
        throw Object.assign(new Error('not you'), { status });
      },
    },
  },
});
const secret: Ask = agent => agent.get('/v1/secret').set('X-Key', 'k');
const item = (path: string, code?: string) => ({ path, ...(code && { errorCode: `${code}.openapi.validation` }) });

interface Row {
  readonly of: string;
  readonly ask: Ask;
  readonly options?: Options;
  readonly want: object;
  readonly mount?: string;
}

const rows: readonly Row[] = [
  {
    of: 'a wrong query',
    ask: a => a.get('/v1/pets?limit=0'),
    want: { class: ['BadRequest'], name: 'Bad Request', status: 400, path: '/v1/pets', openapi: true },
  },
  {
    of: 'a wrong body',
    ask: a => a.post('/v1/pets').send({ name: 1 }),
    want: { class: ['BadRequest'], path: '/v1/pets', errors: [item('/body/name', 'type')], openapi: true },
  },
  {
    of: 'an unknown query',
    ask: a => a.get('/v1/pets?x=1'),
    want: { class: ['BadRequest'], path: '/query/x', errors: [item('/query/x')], openapi: true },
  },
  {
    of: 'missing credentials',
    ask: a => a.get('/v1/secret'),
    want: { class: ['Unauthorized'], name: 'Unauthorized', status: 401, path: '/v1/secret', openapi: true },
  },
  {
    of: 'a handler that says 401',
    ask: secret,
    options: handlers(401),
    want: { class: ['Unauthorized'], message: 'not you', errors: [{ path: '/v1/secret', message: 'not you' }] },
  },
  {
    of: 'a handler that says 403',
    ask: secret,
    options: handlers(403),
    want: { class: ['Forbidden'], name: 'Forbidden', status: 403, path: '/v1/secret', message: 'not you' },
  },
  {
    of: 'an unknown path',
    ask: a => a.get('/v1/none'),
    want: {
      class: ['NotFound'],
      name: 'Not Found',
      status: 404,
      path: '/v1/none',
      message: 'not found',
      openapi: false,
    },
  },
  {
    of: 'an undeclared method',
    ask: a => a.delete('/v1/pets'),
    want: {
      class: ['MethodNotAllowed'],
      name: 'Method Not Allowed',
      status: 405,
      path: '/v1/pets',
      message: 'DELETE method not allowed',
      openapi: false,
    },
  },
  {
    of: 'a file that is too large',
    ask: a => a.post('/v1/photos').attach('photo', Buffer.alloc(100), 'p.png'),
    options: { fileUploader: { limits: { fileSize: 10 } } },
    want: { class: ['RequestEntityTooLarge'], name: 'Request Entity Too Large', status: 413, path: '/v1/photos' },
  },
  {
    of: 'an undeclared media type',
    ask: a => a.post('/v1/pets').type('text/plain').send('x'),
    want: {
      class: ['UnsupportedMediaType'],
      name: 'Unsupported Media Type',
      status: 415,
      path: '/v1/pets',
      openapi: true,
    },
  },
  {
    of: 'a wrong response',
    ask: a => a.get('/v1/pets/1?'),
    options: { validateResponses: true },
    want: {
      class: ['InternalServerError'],
      name: 'Internal Server Error',
      status: 500,
      errors: [item('/response/name', 'required')],
      openapi: true,
    },
  },
  {
    of: "a body that the app's own parser refuses",
    ask: a => a.post('/v1/pets').send({ name: 'x'.repeat(60) }),
    want: { class: [], status: 413, openapi: false },
  },
  {
    of: 'a wrong query, mounted under a path',
    ask: a => a.get('/v1/pets?limit=0'),
    mount: '/v1',
    want: { class: ['BadRequest'], path: '/pets', errors: [item('/query/limit', 'minimum')], openapi: true },
  },
  {
    of: 'an unknown path, mounted under a path',
    ask: a => a.get('/v1/none'),
    mount: '/v1',
    want: { class: ['NotFound'], path: '/none' },
  },
];

describe.each(sides)('%s', (_name, validator, make) => {
  it.each(rows)('tells an error handler of $of', async ({ ask, options = {}, want, mount = '/' }) => {
    const answer = await ask(request(appOf(validator, options, make, mount)));
    expect(answer.body).toMatchObject(want);
  });

  it.each([
    ['BadRequest', 400, 'Bad Request'],
    ['Unauthorized', 401, 'Unauthorized'],
    ['Forbidden', 403, 'Forbidden'],
    ['NotFound', 404, 'Not Found'],
    ['MethodNotAllowed', 405, 'Method Not Allowed'],
    ['NotAcceptable', 406, 'Not Acceptable'],
    ['RequestEntityTooLarge', 413, 'Request Entity Too Large'],
    ['UnsupportedMediaType', 415, 'Unsupported Media Type'],
    ['InternalServerError', 500, 'Internal Server Error'],
  ])('has a class %s that an app may throw', (name, status, title) => {
    const Class = validator.error[name] as new (details: object) => Error;
    const made = new Class({ path: '/here', message: 'so' });
    const errors = [{ path: '/here', message: 'so' }];
    expect({ ...made, name: made.name, message: made.message }).toMatchObject({
      ...{ status, path: '/here', name: title, message: 'so', errors },
    });
    expect(new Class({ path: '/here', overrideStatus: 499 })).toMatchObject({ status: 499, name: title });
  });
});
