import { express, middlewareOf } from '../sides.js';
import { type App, answerErrors, documentOf, json, ok, type Row, refused } from './row.js';

const day = { type: 'string', format: 'date' };
const instant = { type: 'string', format: 'date-time' };
const id = { type: 'string', format: 'object-id' };
const event = { $ref: '#/components/schemas/Event' };
const Event = {
  type: 'object',
  required: ['id', 'at'],
  properties: { id, at: instant, day, tags: { type: 'array', items: id }, sub: { $ref: '#/components/schemas/Sub' } },
};
const Sub = { type: 'object', properties: { at: { ...instant, nullable: true } } };
const query = (name: string, schema: object) => ({ name, in: 'query', explode: false, schema });
const paths = {
  '/events': {
    post: { requestBody: { required: true, content: json(event) }, responses: ok(event) },
    get: {
      parameters: [
        query('since', instant),
        query('ids', { type: 'array', items: id }),
        { name: 'x-day', in: 'header', schema: day },
      ],
      responses: ok({ type: 'object' }),
    },
  },
  '/events/{id}': {
    get: { parameters: [{ name: 'id', in: 'path', required: true, schema: id }], responses: ok(event) },
  },
  '/list': { get: { responses: ok({ type: 'array', items: event }) } },
  '/wrong': { get: { responses: ok(event) } },
};

class Id {
  constructor(readonly hex: string) {}
}
const objectId = {
  format: 'object-id',
  serialize: (value: unknown) => (value as Id).hex,
  deserialize(text: string) {
    if (!/^[0-9a-f]{4}$/.test(text)) throw new Error('no id');
    return new Id(text);
  },
};
const kindOf = (value: unknown) => Object(value).constructor.name;

/** Values of formats: dates, and ids of its own. */
export const events: App = validator => {
  const app = express();
  const { dateTime, date } = validator.serdes as { dateTime: object; date: { serializer: object } };
  const serDes = [dateTime, date.serializer, objectId] as never; // whichever package they are of
  const apiSpec = documentOf(paths, { schemas: { Event, Sub } }, '/api');
  app.use(express.json(), middlewareOf(validator, { apiSpec, validateResponses: true, serDes }));
  app.post('/api/events', ({ body }, res) => {
    const kinds = [body.id, body.at, body.day, body.tags?.[0], body.sub?.at].map(kindOf);
    res.json({ ...body, day: new Date(0), sub: { at: null }, tags: [new Id('aaaa')], kinds });
  });
  app.get('/api/events', ({ query: { since, ids }, headers }, res) => {
    res.json({ since: kindOf(since), ids: [ids].flat().map(kindOf), day: kindOf(headers['x-day']) });
  });
  app.get('/api/events/:id', (req, res) => {
    res.json({ id: req.params.id, at: new Date(0), sub: { at: new Date(1) }, kind: kindOf(req.params.id) });
  });
  app.get('/api/list', (_req, res) => {
    res.json([
      { id: new Id('abcd'), at: new Date(0) },
      { id: 'abcd', at: '2020-01-01T00:00:00Z' },
    ]);
  });
  app.get('/api/wrong', (_req, res) => void res.json({ id: new Id('abcd'), at: 'no date' }));
  app.use(answerErrors);
  return app;
};

const at = '2020-01-01T00:00:00Z';
const post =
  (body: object): Row['ask'] =>
  agent =>
    agent.post('/api/events').send(body);
const get =
  (path: string): Row['ask'] =>
  agent =>
    agent.get(`/api${path}`);

export const eventRows: readonly Row[] = [
  { of: 'a body', ask: post({ id: 'abcd', at, day: '2020-01-01', tags: ['0000'], sub: { at } }) },
  { of: 'a null', ask: post({ id: 'abcd', at, sub: { at: null } }) },
  { of: 'a wrong date-time', ask: post({ id: 'abcd', at: 'x' }) },
  { of: 'a wrong date', ask: post({ id: 'abcd', at, day: 'x' }) },
  {
    of: 'a wrong id',
    ask: post({ id: 'xyz', at }),
    differs: { there: refused(400, '/body/id', 'serdes'), here: refused(400, '/body/id', 'format') },
  },
  {
    of: 'a number for a date-time',
    ask: post({ id: 'abcd', at: 5 }),
    differs: { there: refused(400, '/body/at', 'x-eov-type'), here: refused(400, '/body/at', 'type') },
  },
  { of: 'a query, encoded', ask: a => get('/events?since=2020-01-01T00%3A00%3A00Z')(a).set('x-day', '2020-01-01') },
  {
    of: 'a query as it stands',
    ask: get(`/events?since=${at}`),
    differs: { there: refused(400, '/query/since', null), here: { status: 200, body: { since: 'Date' } } },
  },
  { of: 'a wrong query', ask: get('/events?since=x') },
  {
    of: 'ids in a query',
    ask: get('/events?ids=abcd,0000'),
    differs: { there: { body: { ids: ['String', 'String'] } }, here: { body: { ids: ['Id', 'Id'] } } },
  },
  {
    of: 'wrong ids in a query',
    ask: get('/events?ids=xyz'),
    differs: { there: { status: 200 }, here: refused(400, '/query/ids/0', 'format') },
  },
  { of: 'an id in a path', ask: get('/events/abcd') },
  {
    of: 'a wrong id in a path',
    ask: get('/events/xyz'),
    differs: { there: refused(400, '/params/id', 'serdes'), here: refused(400, '/params/id', 'format') },
  },
  { of: 'a list', ask: get('/list') },
  { of: 'a wrong response', ask: get('/wrong') },
  { of: 'an unknown path', ask: get('/none') },
  { of: 'a path outside', ask: agent => agent.get('/other') },
  { of: 'no JSON', ask: agent => agent.post('/api/events').type('json').send('{') },
  {
    of: 'no body',
    ask: agent => agent.post('/api/events'),
    differs: { there: { status: 415 }, here: refused(400, '/body', 'required') },
  },
  { of: 'HEAD', ask: agent => agent.head('/api/list'), differs: { there: { status: 405 }, here: { status: 200 } } },
  { of: 'an undeclared method', ask: agent => agent.put('/api/events').send({}) },
  { of: 'OPTIONS', ask: agent => agent.options('/api/events') },
];
