import { type Case, documentOf, type Group, ok } from './case.js';

const operation = { responses: ok };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
const withId = { parameters: [id], get: operation };

const paths = {
  '/pets': { get: operation, post: operation },
  '/pets/{id}': { parameters: [id], get: operation, delete: operation },
  '/pets/mine': { get: operation },
  '/pets/{id}/toys': withId,
  '/files/{id}.json': withId,
  '/jobs/{id}:cancel': { parameters: [id], post: operation },
  '/a%20b': { get: operation },
};

const rows: readonly (readonly [kind: string, method: string, target: string])[] = [
  ['plain', 'GET', '/v1/pets'],
  ['plain', 'POST', '/v1/pets'],
  ['template', 'GET', '/v1/pets/1'],
  ['bad template', 'GET', '/v1/pets/x'],
  ['literal first', 'GET', '/v1/pets/mine'],
  ['literal, other method', 'DELETE', '/v1/pets/mine'],
  ['below a template', 'GET', '/v1/pets/1/toys'],
  ['bad template', 'GET', '/v1/pets/x/toys'],
  ['within a segment', 'GET', '/v1/files/1.json'],
  ['bad within a segment', 'GET', '/v1/files/x.json'],
  ['verb', 'POST', '/v1/jobs/1:cancel'],
  ['bad verb', 'POST', '/v1/jobs/x:cancel'],
  ['other method', 'PUT', '/v1/pets'],
  ['HEAD', 'HEAD', '/v1/pets'],
  ['OPTIONS', 'OPTIONS', '/v1/pets'],
  ['trailing slash', 'GET', '/v1/pets/'],
  ['case', 'GET', '/v1/Pets'],
  ['undeclared path', 'GET', '/v1/dogs'],
  ['outside the server', 'GET', '/pets'],
  ['empty segment', 'GET', '/v1/pets//toys'],
  ['encoded slash', 'GET', '/v1/pets/1%2Ftoys'],
  ['bad percent', 'GET', '/v1/pets/%zz'],
  ['encoded literal', 'GET', '/v1/%70ets'],
  ['percent in template', 'GET', '/v1/a%20b'],
];

export const routingGroups: readonly Group[] = [
  {
    name: 'routing',
    document: documentOf(paths, { servers: [{ url: 'https://example.com/v1' }] }),
    cases: rows.map(
      ([kind, method, target]): Case => ({
        name: `${method} ${target}`,
        facts: { topic: 'routing', kind, text: target },
        request: { method, target, headers: {} },
      }),
    ),
  },
];
