import express, { type RequestHandler } from 'express';
import express4 from 'express4';
import { createService } from '../../src/express/index.js';
import { codesOf, rawExchange, statusOf } from '../support/raw-exchange.js';
import { contractOf, listen } from './ways.js';

const schema = 'schema: { type: object, required: [a], properties: { a: { type: string } } }';
const content = `content: { application/json: { ${schema} }, application/x-www-form-urlencoded: { ${schema} }, multipart/form-data: { ${schema} } }`;
const answer = "responses: { '200': { description: any, content: { application/json: {} } } }";
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Parsed of nothing, version: '1' }
paths:
  /optional: { post: { operationId: optional, requestBody: { ${content} }, ${answer} } }
  /required: { post: { operationId: needed, requestBody: { required: true, ${content} }, ${answer} } }
  /needed: { post: { operationId: fits, requestBody: { required: true, content: { application/json: {} } }, ${answer} } }
  /open: { post: { operationId: open, requestBody: { content: { application/json: {} } }, ${answer} } }
  /none: { post: { operationId: none, ${answer} } }
`);
const take = ({ body }: { body: unknown }) => ({ status: 200, body: body === undefined ? 'absent' : body });
const handlers = { optional: take, needed: take, open: take, fits: take, none: take };

async function post(parser: RequestHandler, path: string, type: string, body: string) {
  const app = express().set('env', 'test').use(parser);
  app.use(createService(contract, { handlers, logger: false }).middleware);
  const { port, close } = await listen(app);
  const fields = ['Host: a', 'Connection: close', `Content-Type: ${type}`, 'Transfer-Encoding: chunked'];
  const chunk = body === '' ? '' : `${body.length.toString(16)}\r\n${body}\r\n`;
  const got = await rawExchange(port, [`POST ${path} HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n${chunk}0\r\n\r\n`]);
  await close();
  return statusOf(got) === 200 ? got.slice(got.indexOf('\r\n\r\n') + 4) : [statusOf(got), ...codesOf(got)];
}

/** As a parser of forms with files leaves a request. */
const leaves =
  (left: { readonly body?: unknown; readonly file?: unknown; readonly files?: unknown }): RequestHandler =>
  (request, _, next) => {
    request.resume().on('end', () => {
      Object.assign(request, left);
      next();
    });
  };
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const parts = 'multipart/form-data; boundary=b';
const older = express4 as unknown as typeof express; // what is used of it here is the same

describe('what a parser before has left of a chunked body', () => {
  it.each<[string, string, string, string, RequestHandler, unknown]>([
    ['Express 5, JSON', '/optional', json, '', express.json(), '"absent"'],
    ['Express 4, JSON', '/optional', json, '', older.json(), '"absent"'],
    ['Express 5, a form', '/optional', form, '', express.urlencoded({ extended: true }), '"absent"'],
    ['where a body is required', '/required', json, '', express.json(), [400, 'required']],
    ['where it would fit', '/open', json, '', express.json(), '"absent"'],
    ['where it would fit and one is required', '/needed', json, '', express.json(), [400, 'required']],
    ['nothing at all', '/optional', json, '', leaves({}), '"absent"'],
  ])('is no body where not a byte came: %s', async (_, path, type, body, parser, want) => {
    expect(await post(parser, path, type, body)).toEqual(want);
  });

  it.each<[string, string, string, string, RequestHandler, unknown]>([
    ['Express 5, where it fits', '/open', json, '{}', express.json(), '{}'],
    ['Express 5, where it does not', '/optional', json, '{}', express.json(), [400, 'required']],
    ['Express 4, where it does not', '/optional', json, '{}', older.json(), [400, 'required']],
    ['where no pair came in a form', '/optional', form, '&', express.urlencoded({ extended: true }), [400, 'required']],
    ['where it fits and one is required', '/needed', json, '{}', express.json(), '{}'],
    ['a list', '/optional', json, '[]', express.json(), [400, 'type']],
    ['with members', '/optional', json, '{"b":1}', express.json(), [400, 'required']],
    ['beside files', '/optional', parts, 'x', leaves({ body: {}, files: [{ size: 1 }] }), [400, 'required']],
  ])('is held against the schema where a byte came: %s', async (_, path, type, body, parser, want) => {
    expect(await post(parser, path, type, body)).toEqual(want);
  });
});

describe('a chunked body that a parser has read where none is declared', () => {
  it.each<[string, RequestHandler, unknown]>([
    ['files', leaves({ body: {}, files: [{ size: 1 }] }), [400, 'undeclared']],
    ['files by field', leaves({ body: {}, files: { f: [{ size: 1 }] } }), [400, 'undeclared']],
    ['one file', leaves({ body: {}, file: { size: 1 } }), [400, 'undeclared']],
    ['a list without items', leaves({ body: [] }), [400, 'undeclared']],
    ['no files', leaves({ body: {}, files: [] }), [400, 'undeclared']],
    ['nothing', leaves({}), [400, 'undeclared']],
  ])('is refused where a byte came, whatever it left: %s', async (_, parser, want) => {
    expect(await post(parser, '/none', parts, 'x')).toEqual(want);
  });

  it('is refused where it is `{}`, and none where it is nothing', async () => {
    expect(await post(express.json(), '/none', json, '{}')).toEqual([400, 'undeclared']);
    expect(await post(express.json(), '/none', json, '')).toEqual('"absent"');
  });
});
