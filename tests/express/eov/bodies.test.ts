import { jest } from '@jest/globals';
import { type Ask, express, middlewareOf, type Options, reporter, request, sides, type Validator } from './sides.js';

const json = (schema: object) => ({ 'application/json': { schema } });
const ok = (schema: object) => ({ 200: { description: 'Ok', content: json(schema) } });
const operation = (schema: object, more: object = {}) => ({
  post: { requestBody: { required: true, content: json(schema) }, responses: ok({}), ...more },
});

const open = { type: 'object', properties: { a: { type: 'integer' } } };
const schemas = {
  Open: open,
  Closed: { ...open, additionalProperties: false },
  Numbers: { ...open, additionalProperties: { type: 'number' } },
  Known: { type: 'object', properties: { id: { type: 'string', readOnly: true }, a: { type: 'integer' } } },
  Types: {
    type: 'object',
    properties: {
      integer: { type: 'integer' },
      number: { type: 'number' },
      text: { type: 'string' },
      flag: { type: 'boolean' },
      none: { type: 'string', nullable: true },
      list: { type: 'array', items: { type: 'integer' } },
      deep: { allOf: [{ type: 'object', properties: { integer: { type: 'integer' } } }] },
    },
  },
  Defaults: {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: { type: 'string', default: 'dog' },
      whole: { type: 'object', default: {}, properties: { part: { type: 'string', default: 'x' } } },
      deep: { type: 'object', properties: { tags: { type: 'array', items: { type: 'string' }, default: [] } } },
      items: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer', default: 1 } } } },
    },
  },
  Formatted: {
    type: 'object',
    properties: {
      even: { type: 'number', format: 'even' },
      url: { type: 'string', format: 'url' },
      mail: { type: 'string', format: 'email' },
    },
  },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const paths = Object.fromEntries(Object.keys(schemas).map(name => [`/${name}`, operation(ref(name))]));
const query = (extension: object) => ({ get: { ...extension, responses: ok({}) } });

const document = () => ({
  openapi: '3.0.3',
  info: { title: 'Bodies', version: '1' },
  paths: {
    ...paths,
    '/answer': { post: { requestBody: { content: json({}) }, responses: ok(ref('Closed')) } },
    '/loose': { post: { requestBody: { content: json({}) }, responses: ok(ref('Types')) } },
    '/secret': {
      post: {
        requestBody: { content: json({}) },
        responses: ok({ type: 'object', properties: { a: {}, pin: { type: 'string', writeOnly: true } } }),
      },
    },
    '/lax': query({ 'x-eov-allow-unknown-query-parameters': true }),
    '/old-lax': query({ 'x-allow-unknown-query-parameters': true }),
    '/strict': query({ 'x-eov-allow-unknown-query-parameters': false }),
  },
  components: { schemas: structuredClone(schemas) },
});

function appOf(validator: Validator, options: Options, make: typeof express) {
  const app = make();
  app.use(express.json(), middlewareOf(validator, { apiSpec: document(), ...options }));
  app.use((req, res, next) => (req.method === 'POST' ? void res.json(req.body) : next()));
  app.use((_req, res) => void res.json('passed'));
  app.use(reporter(validator));
  return app;
}

const post =
  (name: string, body: unknown): Ask =>
  agent =>
    agent.post(`/${name}`).send(body as object);
const requests = (option: object): Options => ({ validateRequests: option });
const responses = (option: object): Options => ({ validateResponses: option });
const errors = (...items: [path: string, code?: string][]) => ({
  errors: items.map(([path, code]) =>
    expect.objectContaining({ path, ...(code && { errorCode: `${code}.openapi.validation` }) }),
  ),
});

const rows: readonly (readonly [of: string, options: Options, ask: Ask, want: unknown])[] = [
  [
    'refuses what a closed schema does not declare',
    {},
    post('Closed', { a: 1, b: 2 }),
    errors(['/body/b', 'additionalProperties']),
  ],
  ['removes it with removeAdditional', requests({ removeAdditional: true }), post('Closed', { a: 1, b: 2 }), { a: 1 }],
  [
    'and leaves what an open one does not',
    requests({ removeAdditional: true }),
    post('Open', { a: 1, b: 2 }),
    { a: 1, b: 2 },
  ],
  ['removes both by `all`', requests({ removeAdditional: 'all' }), post('Open', { a: 1, b: 2 }), { a: 1 }],
  [
    'removes what fails',
    requests({ removeAdditional: 'failing' }),
    post('Numbers', { a: 1, b: 2, c: 'x' }),
    { a: 1, b: 2 },
  ],
  ['refuses what is readOnly', {}, post('Known', { id: 'x', a: 1 }), errors(['/body/id', 'readOnly'])],
  ['removes what is readOnly', requests({ removeAdditional: true }), post('Known', { id: 'x', a: 1 }), { a: 1 }],
  ['refuses a text for a number', {}, post('Types', { integer: '1' }), errors(['/body/integer', 'type'])],
  [
    'coerces types',
    requests({ coerceTypes: true }),
    post('Types', { integer: '1', number: '1.5', text: 2, flag: 'true', none: null, deep: { integer: '3' } }),
    { integer: 1, number: 1.5, text: '2', flag: true, none: null, deep: { integer: 3 } },
  ],
  ['coerces in lists', requests({ coerceTypes: true }), post('Types', { list: ['1', 2] }), { list: [1, 2] }],
  [
    'coerces null and booleans',
    requests({ coerceTypes: true }),
    post('Types', { number: true, flag: 0, text: null }),
    { number: 1, flag: false, text: '' },
  ],
  ['coerces no list', requests({ coerceTypes: true }), post('Types', { list: 1 }), errors(['/body/list', 'type'])],
  [
    'coerces lists by `array`',
    requests({ coerceTypes: 'array' }),
    post('Types', { list: 1, integer: [2] }),
    { list: [1], integer: 2 },
  ],
  [
    'refuses what it can not coerce',
    requests({ coerceTypes: true }),
    post('Types', { integer: 'x' }),
    errors(['/body/integer', 'type']),
  ],
  [
    'fills in defaults before it looks at required',
    {},
    post('Defaults', { deep: {}, items: [{}] }),
    { kind: 'dog', whole: { part: 'x' }, deep: { tags: [] }, items: [{ n: 1 }] },
  ],
  [
    'fills in nothing over what is sent',
    {},
    post('Defaults', { kind: 'cat', whole: {} }),
    { kind: 'cat', whole: { part: 'x' } },
  ],
  ['removes from responses', responses({ removeAdditional: true }), post('answer', { a: 1, b: 2 }), { a: 1 }],
  [
    'removes what is writeOnly from responses',
    responses({ removeAdditional: true }),
    post('secret', { a: 1, pin: '1' }),
    { a: 1 },
  ],
  [
    'refuses an undeclared property of a response',
    responses({}),
    post('answer', { a: 1, b: 2 }),
    errors(['/response/b', 'additionalProperties']),
  ],
  [
    'coerces responses',
    responses({ coerceTypes: true }),
    post('loose', { integer: '1', text: 2 }),
    { integer: 1, text: '2' },
  ],
  [
    'coerces no responses unless told',
    responses({}),
    post('loose', { integer: '1' }),
    errors(['/response/integer', 'type']),
  ],
  [
    'takes no effect of coerceTypes for everything',
    { coerceTypes: true },
    post('Types', { integer: '1' }),
    errors(['/body/integer', 'type']),
  ],
  ['lets an unknown query pass where an operation says so', {}, a => a.get('/lax?x=1'), 'passed'],
  ['and where it says so by the older name', {}, a => a.get('/old-lax?x=1'), 'passed'],
  [
    'refuses one where an operation says so',
    requests({ allowUnknownQueryParameters: true }),
    a => a.get('/strict?x=1'),
    errors(['/query/x']),
  ],
  [
    'holds numbers against a format of the user',
    { formats: { even: { type: 'number', validate: (n: number) => n % 2 === 0 } } },
    post('Formatted', { even: 1 }),
    errors(['/body/even', 'format']),
  ],
  [
    'holds numbers against a format in a list',
    { formats: [{ name: 'even', type: 'number', validate: (n: number) => n % 2 === 0 }] },
    post('Formatted', { even: 2 }),
    { even: 2 },
  ],
  ['knows the formats of ajv-formats', {}, post('Formatted', { url: 'x' }), errors(['/body/url', 'format'])],
  ['takes another format in its place', { formats: { email: /^x$/ } }, post('Formatted', { mail: 'x' }), { mail: 'x' }],
  ['checks none of the formats', { validateFormats: false }, post('Formatted', { mail: 'x' }), { mail: 'x' }],
  [
    'checks the formats that are listed',
    { ajvFormats: { mode: 'fast', formats: ['email'] } },
    post('Formatted', { url: 'x' }),
    { url: 'x' },
  ],
  [
    'checks those that are listed, indeed',
    { ajvFormats: ['email'] },
    post('Formatted', { mail: 'x' }),
    errors(['/body/mail', 'format']),
  ],
  ['takes unknown formats that are named', { unknownFormats: ['even'] }, post('Formatted', { even: 1 }), { even: 1 }],
];

beforeAll(() => void jest.spyOn(console, 'warn').mockImplementation(() => {}));
afterAll(() => jest.restoreAllMocks());

describe.each(sides)('%s', (_name, validator, make) => {
  it.each(rows)('%s', async (_of, options, ask, want) => {
    const { body } = await ask(request(appOf(validator, options, make)));
    if (typeof want === 'object' && want !== null && 'errors' in want) expect(body).toMatchObject(want);
    else expect(body).toEqual(want);
  });
});

describe('what this entry alone does', () => {
  const [, own] = sides[1]!;
  it.each<[string, Options, Ask, unknown]>([
    [
      'keeps what additionalProperties allows',
      requests({ removeAdditional: 'all' }),
      post('Numbers', { b: 2 }),
      { b: 2 },
    ],
    [
      'coerces numbers as JSON writes them',
      requests({ coerceTypes: true }),
      post('Types', { integer: '0x10' }),
      errors(['/body/integer', 'type']),
    ],
    [
      'takes `__proto__` for a name like any other',
      requests({ coerceTypes: true, removeAdditional: 'failing' }),
      agent => agent.post('/Numbers').type('json').send('{"__proto__":1,"a":"2","constructor":"x"}'),
      JSON.parse('{"__proto__":1,"a":2}'),
    ],
    [
      'refuses what is nested beyond sense, whoever has parsed it',
      requests({ coerceTypes: true, removeAdditional: 'all' }),
      agent =>
        agent
          .post('/Open')
          .type('json')
          .send(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`),
      errors(['/body', 'too-deep']),
    ],
  ])('%s', async (_of, options, ask, want) => {
    const { body } = await ask(request(appOf(own!, options, express)));
    if (typeof want === 'object' && want !== null && 'errors' in want) expect(body).toMatchObject(want);
    else expect(body).toEqual(want);
  });
});

describe.each(sides)('%s', (_name, validator, make) => {
  const binary = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  const upload = {
    ...document(),
    paths: { '/upload': { post: { requestBody: { required: true, content: binary }, responses: ok({}) } } },
  };

  it('leaves a binary body to the route, as a stream', async () => {
    const app = make().use(middlewareOf(validator, { apiSpec: upload }));
    app.post('/upload', (req, res) => {
      let text = '';
      req.on('data', chunk => (text += chunk)).on('end', () => res.json(text));
    });
    app.use(reporter(validator));
    expect((await request(app).post('/upload').type('application/octet-stream').send('abc')).body).toBe('abc');
    expect((await request(app).post('/upload').type('text/csv').send('abc')).status).toBe(415);
  });

  it('leaves a binary body to a parser behind', async () => {
    const app = make().use(middlewareOf(validator, { apiSpec: upload }));
    app.post('/upload', express.raw({ type: '*/*' }), (req, res) => void res.json(String(req.body)));
    expect((await request(app).post('/upload').type('application/octet-stream').send('abc')).body).toBe('abc');
  });
});
