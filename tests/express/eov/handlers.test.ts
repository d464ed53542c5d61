import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as own from '../../../src/express/eov/index.js';
import { express, middlewareOf, type Options, reporter, request, sides, type Validator } from './sides.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handlers-'));
  mkdirSync(join(folder, 'by-name'));
  const handler = (says: string) =>
    `(req, res) => res.json({ says: '${says}', id: req.params.id, route: req.openapi.openApiRoute })`;
  writeFileSync(join(folder, 'cats.js'), `exports.getCat = ${handler('cat')}; exports.other = ${handler('other')};`);
  writeFileSync(join(folder, 'by-name', 'dogs.js'), `exports.get = ${handler('dog')};`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];
const responses = { 200: { description: 'Ok', content: { 'application/json': { schema: {} } } } };
const documentOf = (operation: object, base = '/v1') => ({
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: base }],
  paths: { '/pets/{id}': { get: { parameters, responses, ...operation } } },
});
const cat = { operationId: 'getCat', 'x-eov-operation-handler': 'cats' };

function appOf(validator: Validator, options: Options, make: typeof express, mount = '/') {
  const app = make();
  app.use(mount, middlewareOf(validator, options));
  app.use((req, res, next) => (req.path === '/v1/pets/7' ? void res.json({ says: 'the app' }) : next()));
  app.use(reporter(validator));
  return app;
}

const rows: readonly (readonly [of: string, options: (validator: Validator) => Options, want: object])[] = [
  [
    'finds a handler in a folder',
    () => ({ apiSpec: documentOf(cat), operationHandlers: folder }),
    { says: 'cat', id: 7, route: '/v1/pets/{id}' },
  ],
  [
    'finds one by `x-eov-operation-id`',
    () => ({ apiSpec: documentOf({ ...cat, 'x-eov-operation-id': 'other' }), operationHandlers: folder }),
    { says: 'other' },
  ],
  [
    'finds one by module and name',
    ({ resolvers }) => ({
      apiSpec: documentOf({ operationId: 'dogs.get' }),
      operationHandlers: { basePath: join(folder, 'by-name'), resolver: resolvers.modulePathResolver as own.Resolver },
    }),
    { says: 'dog', id: 7 },
  ],
  [
    'asks a resolver of the user',
    () => ({
      apiSpec: documentOf(cat),
      operationHandlers: {
        basePath: folder,
        resolver: (path, route) => (_req: unknown, res: express.Response) =>
          void res.json({ path: path === folder, route }),
      },
    }),
    {
      path: true,
      route: {
        basePath: '/v1',
        expressRoute: '/v1/pets/:id',
        openApiRoute: '/v1/pets/{id}',
        method: 'GET',
        pathParams: ['id'],
      },
    },
  ],
  ['leaves requests to the app without handlers', () => ({ apiSpec: documentOf(cat) }), { says: 'the app' }],
];

describe.each(sides)('%s', (_name, validator, make) => {
  it.each(rows)('%s', async (_of, options, want) => {
    const answer = await request(appOf(validator, options(validator), make)).get('/v1/pets/7');
    expect(answer.body).toMatchObject(want);
  });

  it("finds handlers where it is mounted under a server's path", async () => {
    const app = appOf(validator, { apiSpec: documentOf(cat), operationHandlers: folder }, make, '/v1');
    expect((await request(app).get('/v1/pets/7')).body).toMatchObject({ says: 'cat', id: 7 });
  });

  it.each([
    ['defaultResolver', 'function'],
    ['modulePathResolver', 'function'],
  ])('exports resolvers.%s', (name, type) => {
    expect(typeof validator.resolvers[name]).toBe(type);
  });

  it.each(['dateTime', 'date'])('exports serdes.%s, whole and in either direction', name => {
    const serdes = validator.serdes[name] as own.SerDesPair;
    const at = new Date('2020-01-02T03:04:05Z');
    const text = serdes.serialize!(at);
    expect(serdes.deserialize!(text)).toBeInstanceOf(Date);
    expect(serdes.serializer.serialize!(at)).toBe(text);
    expect(serdes.deserializer.deserialize!(text)).toBeInstanceOf(Date);
    expect([serdes.serializer.deserialize, serdes.deserializer.serialize]).toEqual([undefined, undefined]);
  });

  it('exports what is written by default', () => {
    const formats = (validator.serdes.defaultSerDes as readonly own.SerDes[]).map(({ format }) => format);
    expect(formats).toEqual(['date', 'date-time']);
  });

  it('gives a list that may be spread', async () => {
    const list = validator.middleware({ apiSpec: documentOf({}) } as never) as unknown as express.RequestHandler[];
    const app = make().use(...list);
    app.get('/v1/pets/:id', (req, res) => void res.json(typeof req.params.id));
    expect((await request(app).get('/v1/pets/7')).body).toBe('number');
  });

  it('serves a router of its own', async () => {
    const router = express.Router().use(middlewareOf(validator, { apiSpec: documentOf({}) }));
    router.get('/pets/:id', (req, res) => void res.json((req as unknown as { openapi: object }).openapi));
    const { body } = await request(make().use('/v1', router)).get('/v1/pets/7');
    expect(body).toMatchObject({ openApiRoute: '/v1/pets/{id}', expressRoute: '/v1/pets/:id', pathParams: { id: 7 } });
  });
});

describe('operation handlers', () => {
  it.each([
    [{ operationId: 'getCat' }, 'no x-eov-operation-handler'],
    [{ 'x-eov-operation-handler': 'cats' }, 'no operationId'],
    [{ ...cat, operationId: 'none' }, "no handler 'none'"],
  ])('that can not be found for %j stop the start', async (operation, message) => {
    const [handle] = [own.middleware({ apiSpec: documentOf(operation), operationHandlers: folder })];
    await expect(handle.ready).rejects.toThrow(message);
  });

  it('are found for a path that stands in another file', async () => {
    const pets = join(folder, 'pets.json');
    writeFileSync(pets, JSON.stringify({ get: { parameters, responses, ...cat } }));
    const spec = join(folder, 'api.json');
    writeFileSync(spec, JSON.stringify({ ...documentOf({}), paths: { '/pets/{id}': { $ref: 'pets.json' } } }));
    const app = express().use(own.middleware({ apiSpec: spec, operationHandlers: folder }));
    expect((await request(app).get('/v1/pets/7')).body).toMatchObject({ says: 'cat', id: 7 });
  });
});
