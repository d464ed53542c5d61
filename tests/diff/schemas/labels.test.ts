import { brief, changes, schemaChanges } from './given.js';

const one = (...branches: string[]) => `{ oneOf: [${branches.join(', ')}] }`;
const object = (members: string) =>
  `{ type: object, required: [${members}], properties: { ${members}: { type: integer } } }`;
const kind = (value: string, most = 9) =>
  `{ type: object, required: [kind], properties: { at: { type: string }, kind: { const: ${value} }, text: { type: string, maxLength: ${most} } } }`;

describe('a branch is called', () => {
  const stays = '{ type: boolean }';
  const components = 'Dog: { type: object, required: [bark] }, Own: { type: object, required: [own] }';
  it.each<[what: string, branch: string, label: string]>([
    ['by its component', "{ $ref: '#/components/schemas/Dog' }", 'Dog'],
    ['by its title', '{ title: A dog, type: object, required: [bark] }', 'A dog'],
    ['by the constant of a property', kind('dog'), 'kind: "dog"'],
    ['by a constant within an allOf', `{ allOf: [{ type: object, required: [a] }, ${kind('dog')}] }`, 'kind: "dog"'],
    [
      'by the components that it extends',
      "{ allOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Own' }] }",
      'Dog and Own',
    ],
    ['by its constant', '{ const: dog }', '"dog"'],
    ['by its values, the first of them', '{ enum: [1, 2, 3, 4, 5] }', '1, 2, 3 and 2 more'],
    ['by its type', '{ type: integer, minimum: 5 }', 'integer'],
    ['by its type and format', '{ type: string, format: date }', 'string (date)'],
    ['by its place and its properties', object('a'), 'branch 2 (object with a)'],
    [
      'by its place and the first of its properties',
      '{ type: object, required: [e], properties: { a: {}, b: {}, c: {}, d: {}, e: {} } }',
      'branch 2 (object with e, a, b and 2 more)',
    ],
    ['by its place and its items', '{ type: array, items: { type: string } }', 'branch 2 (array of string)'],
    [
      'by its place and the component of its items',
      "{ type: array, items: { $ref: '#/components/schemas/Dog' } }",
      'branch 2 (array of Dog)',
    ],
  ])('%s', async (_, branch, label) => {
    const pair = [one(stays, branch), one(stays)] as const;
    const words = async (travels: 'request' | 'response', [old, now]: readonly [string, string]) =>
      (await schemaChanges(travels, [old, now], { components: [components, components] })).map(brief);
    expect(await words('request', pair)).toEqual([
      `breaking schema-branch-removed \`request body\`: \`${label}\` is no longer one of the choices, and clients may still send it`,
    ]);
    expect(await words('response', [pair[1], pair[0]])).toEqual([
      `breaking schema-branch-added \`response 200\`: \`${label}\` is a new choice, which clients do not know`,
    ]);
  });

  it('by its place too where another is called the same', async () => {
    const texts = one('{ type: string, pattern: "^a" }', '{ type: string, pattern: "^b" }', '{ type: "null" }');
    const found = await schemaChanges('request', [texts, one('{ type: "null" }')]);
    expect(found.map(({ message }) => message)).toEqual([
      '`request body`: `branch 1 (string)` is no longer one of the choices, and clients may still send it',
      '`request body`: `branch 2 (string)` is no longer one of the choices, and clients may still send it',
    ]);
  });
});

describe('on the way to what changed, a branch is called', () => {
  it.each<[what: string, old: string, now: string, subject: string]>([
    [
      'by a constant',
      one(kind('cat'), kind('dog')),
      one(kind('cat'), kind('dog', 5)),
      'request body(kind: "dog").text',
    ],
    [
      'by its title',
      one('{ title: Ids, type: array, items: { maxLength: 9 } }', '{ type: string }'),
      one('{ title: Ids, type: array, items: { maxLength: 5 } }', '{ type: string }'),
      'request body(Ids)[]',
    ],
    [
      'by its place where nothing tells it',
      one('{ type: string }', '{ type: array, items: { maxLength: 9 } }'),
      one('{ type: string }', '{ type: array, items: { maxLength: 5 } }'),
      'request body(branch 2)[]',
    ],
  ])('%s', async (_, old, now, subject) => {
    const found = await schemaChanges('request', [old, now]);
    expect(found.map(({ message }) => message)).toEqual([
      `\`${subject}\`: \`maxLength\` was 9 and is 5, and values that were accepted are refused`,
    ]);
  });

  it('by the component that it is a part of, where it is referred to for itself', async () => {
    const schema = "{ $ref: '#/components/schemas/Pet/oneOf/0' }";
    const pet = (most: number) => `Pet: { oneOf: [{ type: string, maxLength: ${most} }, { type: integer }] }`;
    const found = await schemaChanges('request', [schema, schema], { components: [pet(9), pet(5)] });
    expect(found.map(({ message }) => message)).toEqual([
      '`Pet(branch 1)`: `maxLength` was 9 and is 5, and values that were accepted are refused',
    ]);
  });
});

describe('a header', () => {
  it.each<[what: string, document: (values: string) => string, want: string[]]>([
    [
      'of a response, beside its body and another one',
      values =>
        `paths:
  /a: { get: { responses: { '200': { description: done, headers: { X-A: &one { schema: { enum: ${values} } }, X-B: *one },
    content: { application/json: { schema: { enum: ${values} } } } } } } }
`,
      ['`response 200, header X-A`', '`response 200, header X-B`', '`response 200`'],
    ],
    [
      'of a part',
      values =>
        `paths:
  /a: { post: { requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string } } },
    encoding: { f: { headers: { X-A: { schema: { enum: ${values} } } } } } } } }, responses: { '204': { description: done } } } }
`,
      ['`request body, part f, header X-A`'],
    ],
  ])('is called by its name: %s', async (_what, document, want) => {
    const found = await changes(document('[a]'), document('[b]'));
    expect([...new Set(found.map(({ message }) => message.split(':')[0]))].sort()).toEqual([...want].sort());
  });
});
