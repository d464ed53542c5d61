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
    ['the document', 'paths:', 'info: { title: Other, version: "1" }\npaths:', ['document']],
  ])('is one safe change, and deserves a patch: %s', async (_what, from, to, want) => {
    const head = to.includes('info:') ? 'openapi: 3.1.0\n' : '';
    const { changes } = await compared(text, head + text.replace(from, to));
    expect(
      changes.map(({ code, level, message }) => [code, level, /of (?:the )?(\w+) say/.exec(message)?.[1]]),
    ).toEqual(want.map(what => ['documentation-changed', 'safe', what]));
    expect(deserved(changes)).toBe('patch');
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
