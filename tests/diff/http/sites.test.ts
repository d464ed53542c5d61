import type { Json } from '../../../src/document/index.js';
import { compared } from './given.js';

/** A document of one operation, with what is said of it. */
const operation = (said: string, path = '/pets/{id}') => `paths:
  ${path}:
    post:
${said.replaceAll(/^/gm, '      ')}
`;
const idParameter = '{ name: id, in: path, required: true, schema: { type: integer, enum: [0] } }';

const given = {
  parameters: operation(`parameters:
  - ${idParameter}
  - { name: limit, in: query, schema: { type: integer } }
  - { name: X-Trace, in: header, schema: { type: string } }
  - { name: session, in: cookie, schema: { type: string } }
  - { name: filter, in: query, content: { application/json: { schema: { type: object } } } }
responses: { '204': { description: none } }`),
  bodies: operation(`parameters: [${idParameter}]
requestBody:
  required: true
  content:
    application/json: { schema: { type: object } }
    text/*: { schema: { type: string } }
responses:
  '200': { description: one, headers: { X-Rate: { schema: { type: integer } } }, content: { application/json: { schema: { type: object } } } }
  4XX: { description: no, content: { application/problem+json: { schema: { type: object } } } }`),
};

/** The same in other text, in each part: what is written alike is not looked into. */
const spelledOut = (text: string) =>
  text
    .replaceAll('in: ', 'deprecated: false, in: ')
    .replaceAll('requestBody: { ', 'requestBody: { required: false, ')
    .replaceAll(/^( +)required: true$/gm, '$1required: true\n$1x-a: 1')
    .replaceAll('{ description: ', '{ x-a: 1, description: ');

describe('the schemas that are handed on', () => {
  it('are none where messages are written alike', async () => {
    const { sites } = await compared(given.parameters, given.parameters);
    expect(sites).toEqual([]);
  });

  it('are those of parameters, wherever they stand and whatever path parameters are called', async () => {
    const renamed = given.parameters.replaceAll('{id}', '{petId}').replace('name: id', 'name: petId');
    const { sites } = await compared(given.parameters, renamed);
    expect(sites.map(({ reaches, travels }) => [reaches.operation, reaches.part, travels])).toEqual([
      ['POST /pets/{petId}', 'path parameter petId', 'request'],
      ['POST /pets/{petId}', 'query parameter limit', 'request'],
      ['POST /pets/{petId}', 'header parameter X-Trace', 'request'],
      ['POST /pets/{petId}', 'cookie parameter session', 'request'],
      ['POST /pets/{petId}', 'query parameter filter', 'request'],
    ]);
  });

  it('are those of bodies and headers, a type paired with the range of the other version', async () => {
    const now = given.bodies
      .replace('application/json: { schema: { type: object } }\n', "'application/*': { schema: {} }\n")
      .replace('4XX:', "'404':");
    const { sites } = await compared(given.bodies, now);
    expect(sites.map(({ reaches, travels }) => [reaches.part, travels])).toEqual([
      ['request body, text/*', 'request'],
      ['request body, application/*', 'request'],
      ['response 200, header X-Rate', 'response'],
      ['response 200, application/json', 'response'],
      ['response 404, application/problem+json', 'response'],
    ]);
  });

  it.each<[part: string, value: Json, failing: string, want: string[], marked: string]>([
    ['path parameter id', 5, '', ['POST /pets/5 HTTP/1.1', 'Host: localhost'], 'POST /pets/5 HTTP/1.1'],
    [
      'query parameter limit',
      7,
      '',
      ['POST /pets/0?limit=7 HTTP/1.1', 'Host: localhost'],
      'POST /pets/0?limit=7 HTTP/1.1',
    ],
    ['header parameter X-Trace', 'a', '', ['POST /pets/0 HTTP/1.1', 'Host: localhost', 'X-Trace: a'], 'X-Trace: a'],
    [
      'cookie parameter session',
      'a b',
      '',
      ['POST /pets/0 HTTP/1.1', 'Host: localhost', 'Cookie: session=a%20b'],
      'Cookie: session=a%20b',
    ],
    [
      'query parameter filter',
      { a: 1 },
      '/a',
      ['POST /pets/0?filter=%7B%22a%22%3A1%7D HTTP/1.1', 'Host: localhost'],
      'POST /pets/0?filter=%7B%22a%22%3A1%7D HTTP/1.1',
    ],
  ])('carry the %s in a whole request', async (part, value, failing, want, marked) => {
    const { sites } = await compared(given.parameters, spelledOut(given.parameters));
    const { lines, mark } = sites.find(({ reaches }) => reaches.part === part)!.message(value, failing);
    expect(lines).toEqual(want);
    expect(lines[mark!]).toBe(marked);
  });

  it.each<[part: string, value: Json, failing: string, want: string[], marked: string]>([
    [
      'request body, application/json',
      { name: [1, 2] },
      '/name/1',
      [
        'POST /pets/0 HTTP/1.1',
        'Host: localhost',
        'Content-Type: application/json',
        '',
        '{',
        '  "name": [',
        '    1,',
        '    2',
        '  ]',
        '}',
      ],
      '    2',
    ],
    [
      'request body, text/*',
      'hello',
      '',
      ['POST /pets/0 HTTP/1.1', 'Host: localhost', 'Content-Type: text/plain', '', 'hello'],
      'hello',
    ],
    [
      'response 200, application/json',
      { gone: true },
      '/missing',
      ['HTTP/1.1 200 OK', 'Content-Type: application/json', '', '{', '  "gone": true', '}'],
      '{',
    ],
    [
      'response 200, header X-Rate',
      3,
      '',
      ['HTTP/1.1 200 OK', 'X-Rate: 3', 'Content-Type: application/json', '', '{}'],
      'X-Rate: 3',
    ],
    [
      'response 4XX, application/problem+json',
      {},
      '',
      ['HTTP/1.1 400 Bad Request', 'Content-Type: application/problem+json', '', '{}'],
      '{}',
    ],
  ])('carry the %s in a whole message', async (part, value, failing, want, marked) => {
    const { sites } = await compared(given.bodies, spelledOut(given.bodies));
    const { lines, mark } = sites.find(({ reaches }) => reaches.part === part)!.message(value, failing);
    expect(lines).toEqual(want);
    expect(lines[mark!]).toBe(marked);
  });

  it('travel the other way in webhooks and callbacks', async () => {
    const text = `webhooks:
  created:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: got, content: { application/json: { schema: { type: object } } } } }
paths:
  /subscriptions:
    post:
      callbacks:
        changed:
          '{$request.body#/url}':
            post:
              parameters: [{ name: X-Id, in: header, schema: { type: string } }]
              requestBody: { content: { application/json: { schema: { type: object } } } }
              responses: { '200': { description: got } }
      responses: { '204': { description: done } }
`;
    const { sites, changes } = await compared(text, spelledOut(text));
    expect(changes).toEqual([]);
    const callback = 'callback changed of POST /subscriptions: POST {$request.body#/url}';
    expect(sites.map(({ reaches, travels }) => [reaches.operation, reaches.part, travels])).toEqual([
      [callback, 'header parameter X-Id', 'response'],
      [callback, 'request body, application/json', 'response'],
      ['webhook created POST', 'request body, application/json', 'response'],
      ['webhook created POST', 'response 200, application/json', 'request'],
    ]);
    expect(sites[2]!.message({}).lines).toEqual([
      'POST / HTTP/1.1',
      'Host: receiver.example',
      'Content-Type: application/json',
      '',
      '{}',
    ]);
  });
});
