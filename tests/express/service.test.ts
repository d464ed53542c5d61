import type { Server } from 'node:http';
import express from 'express';
import request from 'supertest';
import { contractInput, createService, problem } from '../../src/express/index.js';
import type { OperationPlan, RuntimeContract, ServicePlan } from '../../src/plan/index.js';

const isNamed = (value: unknown) =>
  typeof value === 'object' && value !== null && 'name' in value
    ? undefined
    : [{ pointer: '', code: 'required', message: 'must have name' }];

const json = (status: string) => ({
  status,
  headers: [],
  content: [{ range: 'application/json', kind: 'json' as const, check: 'pet' }],
});
const operations: OperationPlan[] = [
  {
    key: 'GET /pets/{id}',
    name: 'getPet',
    method: 'GET',
    path: '/pets/{id}',
    responses: [json('200')],
    security: [],
    parameters: [
      {
        name: 'id',
        in: 'path',
        required: true,
        style: 'simple',
        explode: false,
        allowReserved: false,
        allowEmptyValue: false,
        wire: { primitive: ['integer'] },
      },
    ],
  },
  {
    key: 'POST /pets',
    name: 'addPet',
    method: 'POST',
    path: '/pets',
    parameters: [],
    responses: [json('201')],
    security: [[{ scheme: 'token', scopes: [] }]],
    body: { required: true, content: [{ range: 'application/json', kind: 'json', check: 'pet' }] },
  },
];
const plan: ServicePlan = {
  title: 'Pets',
  version: '1',
  basePaths: [''],
  operations,
  securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
};
const contract: RuntimeContract = { plan, load: () => ({ checks: { pet: isNamed } }) };
const security = { token: () => ({ subject: 'me' }) };
const options = { security, logger: false as const };

describe('createService', () => {
  let server: Server;
  const front = createService(contract, {
    ...options,
    handlers: {
      getPet: async ({ params }) => {
        if (params.id === 1) return { status: 200, body: { name: 'Rex' } };
        if (params.id === 2) return { status: 418, body: {} };
        if (params.id === 3) return { status: 200, body: { wrong: true } };
        throw params.id === 4 ? problem(409) : new Error('secret');
      },
      addPet: ({ body }) => ({ status: 201, body }),
    },
  });
  beforeAll(async () => {
    server = await front.listen(0, '127.0.0.1');
  });
  afterAll(() => front.close());

  it('listens once what operations share is loaded', async () => {
    const order: string[] = [];
    const preload = async () => {
      await new Promise(resolve => setImmediate(resolve));
      order.push('loaded');
    };
    const service = createService({ ...contract, preload }, options);
    expect(order).toEqual([]);
    await service.listen(0, '127.0.0.1').then(() => order.push('listens'));
    await service.close();
    expect(order).toEqual(['loaded', 'listens']);
  });

  it('does not listen where that cannot be loaded', async () => {
    const preload = () => Promise.reject(new Error('no such file'));
    const service = createService({ ...contract, preload }, options);
    await expect(service.listen(0, '127.0.0.1')).rejects.toThrow('no such file');
    await service.close();
  });

  it.each<[string, number]>([
    ['/pets/1', 200],
    ['/pets/2', 500],
    ['/pets/3', 500],
    ['/pets/4', 500],
    ['/pets/5', 500],
    ['/pets/1?x=1', 400],
    ['/cats', 404],
    ['/pets', 405],
  ])('answers GET %s with %i', async (path, want) => {
    const { status, text } = await request(server).get(path);
    expect(status).toBe(want);
    expect(text).not.toContain('secret');
  });

  it.each<[string, object, string | undefined, number]>([
    ['no credentials', { name: 'a' }, undefined, 401],
    ['a basic that begins like a bearer', { name: 'a' }, 'Basic xbearerx', 401],
    ['a wrong body', {}, 'Bearer t', 400],
    ['a right one', { name: 'a' }, 'Bearer t', 201],
  ])('answers a POST with %s', async (_what, body, authorization, want) => {
    const post = request(server).post('/pets');
    if (authorization) post.set('authorization', authorization);
    expect((await post.send(body)).status).toBe(want);
  });

  it.each<[string, express.RequestHandler, number]>([
    ['json', (_q, response) => void response.json({ name: 'Rex' }), 200],
    ['wrong json', (_q, response) => void response.json({}), 500],
    ['a wrong string by send', (_q, response) => void response.type('json').send('{}'), 500],
    ['an undeclared status by sendStatus', (_q, response) => void response.sendStatus(204), 500],
    ['an undeclared content type by end', (_q, response) => void response.type('text').end('hello'), 500],
    [
      'wrong pieces by write',
      (_q, response) => {
        response.type('json').write('{');
        response.end('}');
      },
      500,
    ],
    [
      'right pieces by write',
      (_q, response) => {
        response.type('json').write('{"name":');
        response.end('1}');
      },
      200,
    ],
  ])('checks what an Express route gives: %s', async (_what, route, want) => {
    const app = express();
    app.use(createService(contract, options).middleware);
    app.get('/pets/:id', (q, response, next) => {
      expect(contractInput(q).params.id).toBe(7);
      route(q, response, next);
    });
    expect((await request(app).get('/pets/7')).status).toBe(want);
  });

  it('does not start without a resolver for a scheme in use', () => {
    expect(() => createService(contract, {})).toThrow(/security-resolver-missing/);
  });
});
