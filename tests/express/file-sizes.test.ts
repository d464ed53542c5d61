import { contractOf, serve, ways } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Sizes, version: '1' }
paths:
  /photos:
    post:
      operationId: addPhotos
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                small: { allOf: [{ $ref: '#/components/schemas/File' }, { maxLength: 5 }] }
                png: { contentMediaType: image/png, maxLength: 5 }
                many: { type: array, items: { $ref: '#/components/schemas/File' } }
                either: { anyOf: [{ type: string, format: binary, maxLength: 3 }, { type: string, format: binary, minLength: 6 }] }
      responses: { '204': { description: done } }
  /raw:
    post:
      operationId: addRaw
      requestBody: { content: { image/png: { schema: { minLength: 2, maxLength: 5 } }, application/octet-stream: {} } }
      responses: { '204': { description: done } }
components:
  schemas: { File: { type: string, format: binary, minLength: 2, maxLength: 8 } }
`);

const part = (name: string, value: string, type = 'image/gif') =>
  `--b0\r\nContent-Disposition: form-data; name="${name}"; filename="x"\r\nContent-Type: ${type}\r\n\r\n${value}\r\n`;
const form = { 'content-type': 'multipart/form-data; boundary=b0' };

describe.each(ways)('sizes and types of files, %s', way => {
  it.each<[string, string, unknown]>([
    [
      'within them',
      part('small', '12345') +
        part('many', '12') +
        part('many', '12345678') +
        part('png', '1', 'image/png') +
        part('either', '1234'),
      undefined,
    ],
    ['too long by the stricter of two', part('small', '123456'), [['/small', 'maxLength']]],
    ['too short', part('small', '1'), [['/small', 'minLength']]],
    [
      'items',
      part('many', '12') + part('many', '123456789') + part('many', '1'),
      [
        ['/many/1', 'maxLength'],
        ['/many/2', 'minLength'],
      ],
    ],
    [
      'long ones in small pieces',
      part('small', 'x'.repeat(200_000)) + part('many', '1'),
      [
        ['/small', 'maxLength'],
        ['/many/0', 'minLength'],
      ],
    ],
    ['another type than contentMediaType', part('png', '1'), [['/png', 'content-type']]],
  ])('%s', async (_, parts, want) => {
    const served = await serve(way, contract, { handlers: { addPhotos: () => ({ status: 204 }) } });
    const { status, text } = await served.ask('/photos', { method: 'POST', headers: form, body: `${parts}--b0--` });
    const errors = status === 204 ? undefined : JSON.parse(text).errors;
    expect(errors?.map((error: { pointer: string; code: string }) => [error.pointer, error.code])).toEqual(want);
    await served.close();
  });

  it.each<['stream' | 'buffer', string, string, number, string | undefined]>([
    ['stream', 'image/png', '12345', 204, undefined],
    ['stream', 'image/png', '123456', 400, 'maxLength'],
    ['stream', 'image/png', '1', 400, 'minLength'],
    ['stream', 'application/octet-stream', '123456', 204, undefined],
    ['buffer', 'image/png', '12345', 204, undefined],
    ['buffer', 'image/png', '123456', 400, 'maxLength'],
    ['buffer', 'image/png', '1', 400, 'minLength'],
  ])('of a body as %s, %s: %s', async (binary, type, body, status, code) => {
    const served = await serve(way, contract, {
      body: { binary },
      handlers: {
        addRaw: async ({ body: bytes }) => {
          if (binary === 'stream') for await (const _ of bytes as AsyncIterable<unknown>);
          return { status: 204 };
        },
      },
    });
    const answer = await served.ask('/raw', { method: 'POST', headers: { 'content-type': type }, body });
    expect([answer.status, answer.text === '' ? undefined : JSON.parse(answer.text).errors[0].code]).toEqual([
      status,
      code,
    ]);
    await served.close();
  });
});
