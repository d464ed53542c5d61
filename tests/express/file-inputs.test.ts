import type { ServiceOptions } from '../../src/express/index.js';
import { contractOf, serve } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Inputs, version: '1' }
paths:
  /:
    post:
      operationId: add
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { $ref: '#/components/schemas/Form' }
            encoding: { photo: { contentType: image/png, headers: { X-Made: { required: true, schema: { type: string } } } } }
      responses: { '200': { description: what came, content: { application/json: {} } } }
  /needed:
    post:
      operationId: need
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { allOf: [{ $ref: '#/components/schemas/Form' }, { required: [photo] }] }
            encoding: { photo: { contentType: image/png } }
      responses: { '200': { description: what came, content: { application/json: {} } } }
components:
  schemas:
    Form:
      type: object
      properties:
        photo: { type: string, format: binary, minLength: 1 }
        others: { type: array, items: { type: string, format: binary } }
        title: { type: string }
        meta: { type: object }
`);

const part = (name: string, filename: string, value: string, type = 'application/octet-stream') =>
  `--b0\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: ${type}\r\n\r\n${value}\r\n`;

const shown = (body: unknown) =>
  Object.fromEntries(
    // a form is an object of files, lists of them, and values
    Object.entries(body as object).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.length : (value.size ?? value),
    ]),
  );

async function send(target: string, parts: string, body: ServiceOptions['body'] = {}) {
  const handler = ({ body: given }: { body: unknown }) => ({ status: 200, body: shown(given) });
  const served = await serve('in front', contract, { handlers: { add: handler, need: handler }, body });
  const headers = { 'content-type': 'multipart/form-data; boundary=b0' };
  const answer = await served.ask(target, { method: 'POST', headers, body: `${parts}--b0--` });
  await served.close();
  const given = JSON.parse(answer.text) as { errors?: { pointer: string; code: string }[] };
  return given.errors?.map(({ pointer, code }) => `${pointer} ${code}`) ?? given;
}

describe('an input of a form that no file was chosen for', () => {
  const taken: string[] = [];
  it.each<[string, ServiceOptions['body']]>([
    ['memory', { files: 'memory' }],
    ['temporary files', { files: 'temporary' }],
    ['a function', { files: ({ field }) => void taken.push(field) }],
  ])('is not there, with files in %s', async (_, body) => {
    expect(await send('/', part('photo', '', '') + part('title', '', 'a'), body)).toEqual({ title: 'a' });
    expect(await send('/', part('others', '', '') + part('title', '', 'a'), body)).toEqual({ title: 'a' });
    expect(taken).toEqual([]);
  });

  it('is missing where it is required', async () => {
    expect(await send('/needed', part('photo', '', ''))).toEqual([' required']);
  });

  it('leaves the files of its name that were chosen', async () => {
    expect(await send('/', part('others', '', '') + part('others', 'x', 'x'))).toEqual({ others: 1 });
  });

  it('is a file where it has a name or a byte', async () => {
    expect(await send('/', part('others', 'x', ''))).toEqual({ others: 1 });
    expect(await send('/', part('others', '', 'x'))).toEqual({ others: 1 });
    expect(await send('/needed', part('photo', '', 'x', 'image/png'))).toEqual({ photo: 1 });
    expect(await send('/needed', part('photo', 'x', '', 'image/png'))).toEqual(['/photo minLength']);
    expect(await send('/', part('photo', '', 'x'))).toEqual(['/photo required', '/photo content-type']);
  });

  it('is refused where nothing of its name is declared', async () => {
    expect(await send('/', part('a', '', ''))).toEqual(['/a unknown']);
  });
});

describe('a part that is refused', () => {
  it.each([
    ['a file of the wrong type', part('photo', 'x', 'x', 'image/gif'), ['/photo content-type']],
    [
      'and one that is no JSON',
      part('photo', 'x', 'x', 'image/png') + part('meta', '', '{', 'application/json'),
      ['/meta malformed'],
    ],
  ])('is not told of as missing too: %s', async (_, parts, want) => {
    expect(await send('/needed', parts)).toEqual(want);
  });
});
