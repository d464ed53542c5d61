import type { Handler, HandlerResult } from '../../src/express/index.js';
import { contractOf, everyWay, serve } from './ways.js';

const answer = "responses: { '200': { description: any, content: { application/json: {} } } }";
const takes = (operationId: string, range: string) =>
  `post: { operationId: ${operationId}, requestBody: { required: true, content: { ${range} } }, ${answer} }`;
const gives = (operationId: string, range: string) =>
  `get: { operationId: ${operationId}, responses: { '200': { description: any, content: { ${range} } } } }`;
const form =
  '{ type: object, properties: { n: { type: integer }, file: { type: string, format: binary } }, additionalProperties: false }';
const contract = await contractOf(`
openapi: 3.2.0
info: { title: Kinds of ranges, version: '1' }
paths:
  /text: { ${takes('text', "'text/*': { schema: { type: string, maxLength: 9 } }")}, ${gives('giveText', "'text/*': { schema: { type: string, maxLength: 9 } }")} }
  /marked: { ${takes('marked', `'text/*': { schema: ${form} }`)} }
  /parts: { ${takes('parts', `'multipart/*': { schema: ${form} }`)} }
  /order: { ${takes('order', "'multipart/*': { schema: { type: array, items: { type: integer } } }")} }
  /bundle: { ${takes('bundle', "'multipart/*': {}")} }
  /list: { ${takes('list', "'*/*': { schema: { type: array, items: { type: integer } } }")} }
  /upload: { ${takes('upload', `'*/*': { schema: ${form} }`)} }
  /items: { ${gives('giveItems', "'*/*': {}")} }
  /file: { ${gives('giveFile', "'*/*': { schema: { type: string, format: binary } }")} }
`);

/** A value as the types of handlers tell it apart. */
async function shown(body: unknown): Promise<unknown> {
  if (typeof body !== 'object' || body === null) return body;
  if (!(Symbol.asyncIterator in body)) return JSON.parse(JSON.stringify(body, (_, one) => one?.contentType ?? one));
  let bytes = 0;
  for await (const piece of body as AsyncIterable<unknown>) bytes += piece instanceof Uint8Array ? piece.length : NaN;
  return { bytes };
}

const part = (name: string, value: string, ...lines: string[]) =>
  [`--b\r\nContent-Disposition: form-data; name="${name}"`, ...lines, '', `${value}\r\n`].join('\r\n');
const plain = `${part('n', '1')}--b--`;
const withFile = `${part('file', 'PNG', 'Content-Type: image/png')}--b--`;

describe('a body of a range', () => {
  it.each(
    everyWay<readonly [path: string, type: string, body: string, want: unknown]>([
      ['/text', 'text/plain', 'abc', 'abc'],
      ['/text', 'text/json', '{"a":1}', '{"a":1}'],
      ['/text', 'text/json', '{"a":"too long"}', 400],
      ['/text', 'text/event-stream', 'data: 1\n\n', 'data: 1\n\n'],
      ['/marked', 'text/json', '{"other":1}', '{"other":1}'],
      ['/parts', 'multipart/form-data; boundary=b', plain, { n: 1 }],
      ['/parts', 'multipart/mixed; boundary=b', plain, { n: 1 }],
      ['/parts', 'multipart/mixed; boundary=b', withFile, { file: 'image/png' }],
      ['/parts', 'multipart/mixed; boundary=b', plain.replace('"n"', '"o"'), 400],
      ['/order', 'multipart/form-data; boundary=b', plain, [1]],
      ['/bundle', 'multipart/form-data; boundary=b', plain, { n: '1' }],
      ['/bundle', 'multipart/mixed; boundary=b', plain, { bytes: plain.length }],
      ['/list', 'application/json', '[1]', [1]],
      ['/list', 'application/jsonl', '1\n2\n', [1, 2]],
      ['/list', 'application/jsonl', '"a"\n', 400],
      ['/upload', 'application/json', '{"file":"abc"}', { file: 'abc' }],
      ['/upload', 'multipart/form-data; boundary=b', withFile, { file: 'image/png' }],
    ]),
  )('%s: is what the types of handlers say: %s %s %j', async (way, path, type, body, want) => {
    const take: Handler = async input => ({ status: 200, body: { seen: await shown(input.body) } });
    const names = ['text', 'marked', 'parts', 'order', 'bundle', 'list', 'upload'];
    const served = await serve(way, contract, { handlers: Object.fromEntries(names.map(name => [name, take])) });
    const { status, text } = await served.ask(path, { method: 'POST', headers: { 'content-type': type }, body });
    await served.close();
    expect(status === 200 ? JSON.parse(text).seen : status).toEqual(want);
  });
});

async function* items() {
  yield { data: 'a' };
}

describe('an answer of a range', () => {
  it.each(
    everyWay<readonly [path: string, contentType: string, body: () => unknown, want: unknown]>([
      ['/text', 'text/json', () => '{"a":1}', '{"a":1}'],
      ['/text', 'text/json', () => '{"a":"too long"}', 500],
      ['/text', 'text/event-stream', () => 'data: 1\n\n', 'data: 1\n\n'],
      ['/items', 'text/event-stream', items, 'data: a\n\n'],
      ['/items', 'text/event-stream', () => [{ data: 'a' }], 'data: a\n\n'],
      ['/items', 'application/jsonl', items, '{"data":"a"}\n'],
      ['/items', 'application/json-seq', items, '\x1e{"data":"a"}\n'],
      ['/file', 'application/json', () => Buffer.from('{"a":1}'), '{"a":1}'],
      ['/file', 'application/json', () => '{"a":1}', '{"a":1}'],
      ['/file', 'application/json', () => Buffer.from('{'), '{'],
      ['/file', 'image/svg+xml', () => Buffer.from([0xff]), '\ufffd'],
    ]),
  )('%s: is sent as the types of handlers say: %s %s %s', async (way, path, contentType, body, want) => {
    const give: Handler = () => ({ status: 200, contentType, body: body() }) as HandlerResult; // as each row has it
    const served = await serve(way, contract, { handlers: { giveText: give, giveItems: give, giveFile: give } });
    const { status, text } = await served.ask(path);
    await served.close();
    expect(status === 200 ? text : status).toEqual(want);
  });
});
