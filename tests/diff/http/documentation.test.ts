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

  const unnamed = `paths:
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
    ['of a parameter', 'POST /a/{}', 6],
    ['of a body', 'POST /a/{}', 7],
    ['of a header', 'POST /a/{}', 11],
    ['of its schema', 'POST /a/{}', 11],
    ['of a response', 'POST /a/{}', 12],
    ['of a callback', 'callback told of POST /a/{}: PUT {$request.query.url}', 13],
    ['of a webhook', 'webhook sent POST', 15],
  ])('is told of the operation where no component has it, in its line: %s', async (from, operation, line) => {
    // under whatever name the path has it
    const now = unnamed.replace(from, 'another').replace('/{id}', '/{key}').replace('name: id', 'name: key');
    const { changes } = await compared(unnamed, now);
    const told = changes.filter(({ code }) => code === 'documentation-changed');
    expect(
      told.map(({ level, message, reaches, before, after }) => [
        level,
        message,
        reaches.map(each => each.operation.replace('{key}', '{}')),
        before?.line,
        after?.line,
      ]),
    ).toEqual([
      ['safe', 'summaries, titles or descriptions of operations say something else', [operation], line, line],
    ]);
    expect(deserved(told)).toBe('patch');
  });

  const named = (components: string) => `paths:
  /a: { get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } } } }
components:
  schemas:
${components.replaceAll(/^/gm, '    ')}
`;
  const inline = 'A: { title: first, properties: { n: { description: second, type: string } } }';
  const pieces = `B: { title: first, properties: { n: { $ref: '#/components/schemas/C' } } }
C: { description: second, type: string }`;

  it.each([
    ['a component', `A: { $ref: '#/components/schemas/B' }\n${inline.replace('A:', 'B:')}`],
    [
      'a component through another',
      `A: { $ref: '#/components/schemas/D' }\nD: { $ref: '#/components/schemas/B' }\n${pieces}`,
    ],
    ['a property', `${pieces.replace('B:', 'A:')}`],
  ])('is not what is said by a reference now, and by %s that has it in place: both ways', async (_what, apart) => {
    const words = async (before: string, after: string) =>
      (await compared(named(before), named(after))).changes.map(({ code }) => code);
    expect(await words(inline, apart)).toEqual([]);
    expect(await words(apart, inline)).toEqual([]);
    for (const word of ['first', 'second']) {
      expect(await words(inline, apart.replace(word, 'other'))).toEqual(['documentation-changed']);
      expect(await words(apart.replace(word, 'other'), inline)).toEqual(['documentation-changed']);
    }
  });

  it('is looked for once in circles of references that are cut elsewhere', async () => {
    const [once, twice] = [
      "{ $ref: '#/components/schemas/C' }",
      "{ properties: { p: { $ref: '#/components/schemas/C' } } }",
    ];
    const circle = (x: string) => named(`A: { properties: { x: ${x} } }\nC: { properties: { p: ${twice} } }`);
    expect((await compared(circle(once), circle(twice))).changes).toEqual([]);
    const { changes } = await compared(circle(once), circle(twice.replace('{ properties', '{ title: new, properties')));
    expect(changes.map(({ code }) => code)).toEqual(['documentation-changed']);
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

  const around = `openapi: 3.1.0
info: { title: T, version: '1', summary: in short, contact: { name: Ann } }
externalDocs: { url: https://example.com/docs, description: more }
tags: [{ name: t, description: of a tag }, { name: u }]
servers: [{ url: /v1, description: of a server, variables: { v: { default: x, description: of a variable } } }]
paths:
  /a:
    summary: of a path
    description: taken over
    servers: [{ url: /v2, description: of its own server }]
    post:
      summary: Makes
      responses: { '200': { description: done, links: { next: { operationId: make, description: of a link } } } }
      operationId: make
    get: { summary: Gets, responses: { '204': { description: done } } }
components:
  securitySchemes:
    k: { type: http, scheme: basic, description: of a scheme }
    o: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://example.com', scopes: { read: of a scope } } } }
`;

  it.each([
    ['in short', 'the summary, terms, contact or licence of the document says', '/info/summary', []],
    ['Ann', 'the summary, terms, contact or licence of the document says', '/info/contact/name', []],
    ['more', 'the external documentation of the document says', '/externalDocs/description', []],
    ['of a tag', 'summaries or descriptions of tags say', '/tags/0/description', []],
    ['of a server', 'names or descriptions of servers say', '/servers/0/description', []],
    ['of a variable', 'names or descriptions of servers say', '/servers/0/variables/v/description', []],
    ['of a path', 'summaries or descriptions of paths say', '/paths/~1a/summary', ['POST /a', 'GET /a']],
    [
      'taken over',
      'summaries, titles or descriptions of operations say',
      '/paths/~1a/description',
      ['POST /a', 'GET /a'],
    ],
    [
      'of its own server',
      'descriptions of servers of operations say',
      '/paths/~1a/servers/0/description',
      ['POST /a', 'GET /a'],
    ],
    [
      'of a link',
      'summaries, titles or descriptions of operations say',
      '/paths/~1a/post/responses/200/links/next/description',
      ['POST /a'],
    ],
    [
      'of a scheme',
      'descriptions of security schemes or their scopes say',
      '/components/securitySchemes/k/description',
      [],
    ],
    [
      'of a scope',
      'descriptions of security schemes or their scopes say',
      '/components/securitySchemes/o/flows/implicit/scopes/read',
      [],
    ],
  ])('is told once of what stands around messages, where it stands: %s', async (from, message, place, reached) => {
    for (const to of ['another', "''"]) {
      const { changes } = await compared(around, around.replace(from, to));
      expect(changes.map(({ code, level, message: said }) => [code, level, said])).toEqual([
        ['documentation-changed', 'safe', `${message} something else`],
      ]);
      expect([changes[0]!.before?.pointer, changes[0]!.after?.pointer]).toEqual([place, place]);
      expect(changes[0]!.reaches.map(({ operation }) => operation)).toEqual(reached);
      expect(deserved(changes)).toBe('patch');
    }
  });

  it('stands at the first words that are others, and where one version has none at what holds them', async () => {
    const old = around.replace('    summary: of a path\n', '');
    const now = old.replace('      summary: Makes\n', '').replace('summary: Gets', 'summary: Reads');
    const { changes } = await compared(old, now);
    expect(changes.map(({ before, after, reaches }) => [before?.pointer, after?.pointer, reaches.length])).toEqual([
      ['/paths/~1a/post/summary', '/paths/~1a/post', 2],
    ]);
  });

  it('stands in the component that one version alone refers to', async () => {
    const { changes } = await compared(named(inline), named(pieces.replace('B:', 'A:').replace('second', 'other')));
    expect(changes.map(({ before, after }) => [before?.pointer, after?.pointer])).toEqual([
      ['/components/schemas/A/properties/n/description', '/components/schemas/C/description'],
    ]);
  });

  it('is told of a tag that is declared anew with words, and not of one without', async () => {
    const tagged = async (more: string) => (await compared(around, around.replace('{ name: u }', more))).changes.length;
    expect(await tagged('{ name: u }, { name: v }')).toBe(0);
    expect(await tagged('{ name: u }, { name: v, description: new }')).toBe(1);
    expect(await tagged('{ name: u, summary: new }')).toBe(1);
  });
});
