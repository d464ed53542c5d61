import { contractOf, serve, ways } from './ways.js';

const contract = await contractOf(`
openapi: 3.2.0
info: { title: Parts, version: '1' }
paths:
  /first:
    post:
      operationId: first
      requestBody:
        content:
          multipart/mixed:
            schema:
              type: array
              minItems: 2
              prefixItems: [{ type: object, required: [id], properties: { id: { type: integer } } }, { type: integer }]
              items: { type: string, format: binary, maxLength: 4 }
            prefixEncoding: [{ contentType: application/json }, { headers: { X-Unit: { required: true, schema: { type: string } } } }]
            itemEncoding: { contentType: image/png }
      responses: { '204': { description: done } }
  /each:
    post:
      operationId: each
      requestBody: { content: { multipart/mixed: { itemSchema: { type: object, properties: { id: { type: integer } } }, itemEncoding: { contentType: application/json } } } }
      responses: { '204': { description: done } }
  /named:
    post:
      operationId: named
      requestBody: { content: { multipart/related: { schema: { type: object, properties: { id: { type: integer } }, additionalProperties: false } } } }
      responses: { '204': { description: done } }
`);

const body = (...parts: string[]) => `${parts.map(part => `--b0\r\n${part}\r\n`).join('')}--b0--`;
const json = (text: string) => `Content-Type: application/json\r\n\r\n${text}`;
const unit = (text: string) => `X-Unit: kg\r\n\r\n${text}`;
const png = (text: string, type = 'image/png') =>
  `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="x"\r\n\r\n${text}`;

describe.each(ways)('parts by their order, %s', way => {
  it.each<[string, string, string, unknown]>([
    [
      'first',
      'multipart/mixed',
      body(json('{"id":1}'), unit('5'), png('PNG')),
      [{ id: 1 }, 5, { filename: 'x', size: 3 }],
    ],
    ['each', 'multipart/mixed', body(json('{"id":1}'), '\r\n{"id":2}'), [{ id: 1 }, { id: 2 }]],
    ['named', 'multipart/related', body('Content-Disposition: inline; name="id"\r\n\r\n7'), { id: 7 }],
  ])('of %s are given', async (name, type, sent, want) => {
    let got: unknown;
    const served = await serve(way, contract, {
      handlers: {
        [name]: ({ body: given }) => {
          got = given;
          return { status: 204 };
        },
      },
    });
    const headers = { 'content-type': `${type}; boundary=b0` };
    expect((await served.ask(`/${name}`, { method: 'POST', headers, body: sent })).status).toBe(204);
    expect(got).toMatchObject(want as object);
    await served.close();
  });

  it.each<[string, string, string, number, [string, string][]]>([
    ['first', 'a member of another type', body(json('{"id":"x"}'), unit('5')), 400, [['/0/id', 'type']]],
    [
      'first',
      'another media type',
      body(json('{"id":1}'), unit('5'), png('GIF', 'image/gif')),
      400,
      [['/2', 'content-type']],
    ],
    ['first', 'a header that is missing', body(json('{"id":1}'), '\r\n5'), 400, [['/1', 'required']]],
    ['first', 'a file that is too long', body(json('{"id":1}'), unit('5'), png('12345')), 400, [['/2', 'maxLength']]],
    ['first', 'too few', body(json('{"id":1}')), 400, [['', 'minItems']]],
    ['first', 'what is no JSON', body(json('{'), unit('5')), 400, [['/0', 'malformed']]],
    ['each', 'an item of another type', body(json('{"id":1}'), json('{"id":"x"}')), 400, [['/1/id', 'type']]],
    [
      'named',
      'an unknown name',
      body('Content-Disposition: inline; name="x"\r\n\r\n7'),
      400,
      [['/x', 'additionalProperties']],
    ],
    ['first', 'no last boundary', body(json('{"id":1}')).slice(0, -4), 400, [['', 'truncated']]],
  ])('of %s are refused for %s', async (name, _, sent, status, want) => {
    const served = await serve(way, contract, { handlers: { [name]: () => ({ status: 204 }) } });
    const headers = { 'content-type': `multipart/${name === 'named' ? 'related' : 'mixed'}; boundary=b0` };
    const answer = await served.ask(`/${name}`, { method: 'POST', headers, body: sent });
    const { errors } = JSON.parse(answer.text);
    expect([
      answer.status,
      errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code]),
    ]).toEqual([status, want]);
    await served.close();
  });
});
