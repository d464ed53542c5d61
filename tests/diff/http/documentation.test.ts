import { deserved } from '../../../src/diff/review/version-verdict.js';
import { compared } from './given.js';

const text = `paths:
  /a:
    post:
      summary: Makes
      parameters: [{ name: q, in: query, description: asked, schema: { type: string } }]
      requestBody: { description: given, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
      responses: { '204': { description: done } }
components:
  schemas:
    A: { title: one, type: object, properties: { title: { type: string, description: called }, b: { allOf: [{ type: string }] } } }
`;

describe('what is reworded', () => {
  it.each([
    ['a summary', 'Makes', 'Creates', ['operations']],
    ['a description that is new', 'summary: Makes', 'summary: Makes\n      description: More', ['operations']],
    ['a parameter', 'asked', 'wanted', ['operations']],
    ['a body', 'given', 'handed', ['operations']],
    ['a response', 'done', 'made', ['operations']],
    ['the title of a schema', 'title: one', 'title: two', ['schemas']],
    ['the description of a property', 'called', 'named', ['schemas']],
    ['the description of a branch', '[{ type: string }]', '[{ type: string, description: a branch }]', ['schemas']],
    ['the document', 'paths:', 'info: { title: Other, version: "1" }\npaths:', ['document']],
  ])('is one safe change, and deserves a patch: %s', async (_what, from, to, want) => {
    const head = to.includes('info:') ? 'openapi: 3.1.0\n' : '';
    const { changes } = await compared(text, head + text.replace(from, to));
    expect(
      changes.map(({ code, level, message }) => [code, level, /of (?:the )?(\w+) say/.exec(message)?.[1]]),
    ).toEqual(want.map(what => ['documentation-changed', 'safe', what]));
    expect(deserved(changes)).toBe('patch');
  });

  const inline = `paths:
  /a/{id}:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string, description: of a parameter } }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string, title: of a body } } } } } }
      responses:
        '200':
          description: done
          headers: { X-Rest: { description: of a header, schema: { type: string, description: of its schema } } }
          content: { application/json: { schema: { type: array, items: { type: string, description: of a response } } } }
      callbacks: { told: { '{$request.query.url}': { put: { summary: of a callback, responses: { '204': { description: done } } } } } }
webhooks:
  sent: { post: { summary: of a webhook, responses: { '204': { description: done } } } }
`;

  it.each([
    ['of a parameter', 'POST /a/{}'],
    ['of a body', 'POST /a/{}'],
    ['of a header', 'POST /a/{}'],
    ['of its schema', 'POST /a/{}'],
    ['of a response', 'POST /a/{}'],
    ['of a callback', 'callback told of POST /a/{}: PUT {$request.query.url}'],
    ['of a webhook', 'webhook sent POST'],
  ])('is told of the operation where no component has it: %s', async (from, operation) => {
    // under whatever name the path has it
    const now = inline.replace(from, 'another').replace('/{id}', '/{key}').replace('name: id', 'name: key');
    const { changes } = await compared(inline, now);
    const told = changes.filter(({ code }) => code === 'documentation-changed');
    expect(
      told.map(({ level, message, reaches, before, after }) => [
        level,
        message,
        reaches.map(each => each.operation.replace('{key}', '{}')),
        before?.line,
        after?.line,
      ]),
    ).toEqual([['safe', 'summaries, titles or descriptions of operations say something else', [operation], 3, 3]]);
    expect(deserved(told)).toBe('patch');
  });

  it('is not said of branches in another order', async () => {
    const of = (branches: string) => text.replace('[{ type: string }]', branches).replace('allOf', 'anyOf');
    const [one, other] = ['{ type: string, title: a }', '{ type: integer, title: b }'];
    const { changes } = await compared(of(`[${one}, ${other}]`), of(`[${other}, ${one}]`));
    expect(changes).toEqual([]);
  });

  it.each([
    ['a parameter', '[{ name: q', '[{ name: r, in: query, description: more, schema: { type: string } }, { name: q'],
    ['a response', "'204'", "'404': { description: none }, '204'"],
    ['a property', 'properties: {', 'properties: { description: { type: string, description: new },'],
    ['keys in another order', 'type: string, description: called', 'description: called, type: string'],
  ])('is not what is new or moved: %s', async (_what, from, to) => {
    const { changes } = await compared(text, text.replace(from, to));
    expect(changes.filter(({ code }) => code === 'documentation-changed')).toEqual([]);
  });
});
