import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

/** A body whose schema is a component, with its properties from line 8 on. */
const document = (size: string, more = '') => `paths:
  /pets: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '204': { description: done } } } }
  /dogs: { put: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: { '204': { description: done } } } }
components:
  schemas:
    Pet:
      type: object
      properties:
        size: { type: integer${size} }
        parent: { $ref: '#/components/schemas/Pet' }
${more}`;

describe('the defaults of properties', () => {
  it.each<[what: string, old: string, now: string, want: Want[]]>([
    ['another value', ', default: 1', ', default: 2', ['risky default-changed 11 11']],
    ['a value where none was', '', ', default: 2', ['risky default-changed 11 11']],
    ['no value any more', ', default: 1', '', ['risky default-changed 11 11']],
    ['the same value', ', default: 1', ', default: 1.0', []],
  ])('are told once, for all operations that they reach: %s', async (_what, old, now, want) => {
    const { changes } = await expectChanges(document(old), document(now), want);
    for (const { reaches } of changes)
      expect(reaches.map(({ operation }) => operation)).toEqual(['POST /pets', 'PUT /dogs']);
  });

  it('are found within lists', async () => {
    const list = (value: number) =>
      document(
        '',
        `        list: { type: array, items: { type: object, properties: { deep: { type: integer, default: ${value} } } } }\n`,
      );
    const { changes } = await expectChanges(list(1), list(2), ['risky default-changed 13 13']);
    expect(changes[0]!.message).toBe(
      '`list[].deep` of the request body, where it is left out, means `2` now, and meant `1`',
    );
  });
});

/** A body of requests, with the value 1 in place of each V. */
const sent = (schema: string, { openapi = '3.1.0', media = 'application/json', more = '' } = {}) =>
  `openapi: ${openapi}
info: { title: T, version: "1" }
paths: { /a: { post: { requestBody: { content: { ${media}: { schema: ${schema} } } }, responses: { '204': { description: done } } } } }
components: { schemas: { B: { type: object, properties: { v: { type: integer } } }, D: { type: object, properties: { v: { default: V } } }, S: { type: integer, default: V }${more} } }
`;

const animals = `,
  Pet: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } } },
  Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { v: { type: integer, default: V } } }] },
  Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { w: { type: integer } } }] }`;
const [ofB, ofD, ofS] = ['B', 'D', 'S'].map(name => `{ $ref: '#/components/schemas/${name}' }`);
const branch = (kind: string, more = '') =>
  `{ type: object, required: [kind], properties: { kind: { enum: [${kind}] }${more} } }`;

describe('the default of a property that is said', () => {
  type How = NonNullable<Parameters<typeof sent>[1]>;

  const expectTold = async (schema: string, how: How = {}) => {
    const text = sent(schema, how);
    const { changes } = await compared(text.replaceAll('V', '1'), text.replaceAll('V', '2'));
    const message = /^`(\[\]\.)?v` of the request body, where it is left out, means `2` now, and meant `1`$/;
    expect(changes).toMatchObject([
      { code: 'default-changed', level: 'risky', message: expect.stringMatching(message) },
    ]);
  };

  it.each<[what: string, schema: string]>([
    ['beside another part of an allOf', `{ allOf: [${ofB}, { properties: { v: { default: V } } }] }`],
    ['in a component of an allOf', `{ allOf: [${ofB}, ${ofD}] }`],
    ['beside an allOf', `{ allOf: [${ofB}], properties: { v: { default: V } } }`],
    ['beside a reference', `{ $ref: '#/components/schemas/B', properties: { v: { default: V } } }`],
    ['by what the property refers to', `{ properties: { v: { allOf: [${ofS}] } } }`],
    ['of an item of parts', `{ allOf: [{ items: ${ofB} }, { items: ${ofD} }] }`],
    ['in a branch', `{ oneOf: [${branch('a', ', v: { default: V }')}, ${branch('b')}] }`],
    ['in a branch beside what all have', `{ properties: { v: { type: integer } }, anyOf: [${branch('a')}, ${ofD}] }`],
    ['in a branch in place of that of all', `{ properties: { v: { default: 3 } }, anyOf: [${branch('a')}, ${ofD}] }`],
    ['for all branches', `{ properties: { v: { default: V } }, oneOf: [${branch('a')}, ${branch('b')}] }`],
    [
      'in a branch of a branch',
      `{ anyOf: [{ type: 'null' }, { oneOf: [${branch('a', ', v: { default: V }')}, ${branch('b')}] }] }`,
    ],
    [
      'and readOnly, so that it need not be there',
      '{ required: [v], properties: { v: { readOnly: true, default: V } } }',
    ],
    [
      'and asked for by another branch',
      `{ oneOf: [${branch('a', ', v: { default: V }')}, { type: object, required: [v], properties: { kind: { enum: [b] }, v: { default: 3 } } }] }`,
    ],
  ])('is told once: %s', async (_what, schema) => expectTold(schema));

  it.each<[what: string, schema: string, how: How]>([
    ['in 3.0', `{ allOf: [${ofB}, { properties: { v: { default: V } } }] }`, { openapi: '3.0.3' }],
    [
      'in a component that a discriminator leads to',
      `{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }`,
      { more: animals },
    ],
    ['in what extends a component', `{ $ref: '#/components/schemas/Pet' }`, { more: animals }],
    [
      'in a component that nothing extends',
      `{ $ref: '#/components/schemas/One' }`,
      {
        more: `, One: { properties: { kind: { type: string }, v: { default: V } }, discriminator: { propertyName: kind } }`,
      },
    ],
    ['in a form', `{ allOf: [${ofB}, ${ofD}] }`, { media: 'application/x-www-form-urlencoded' }],
  ])('is told once: %s', async (_what, schema, how) => expectTold(schema, how));

  it.each<[what: string, old: string, now: string, more?: string]>([
    [
      'and it has to be there',
      '{ required: [v], properties: { v: { default: 1 } } }',
      '{ required: [v], properties: { v: { default: 2 } } }',
    ],
    [
      'and it has to be there now',
      '{ properties: { v: { default: 1 } } }',
      '{ required: [v], properties: { v: { default: 2 } } }',
    ],
    [
      'and another part asks for it',
      `{ allOf: [{ required: [v] }, { properties: { v: { default: 1 } } }] }`,
      `{ allOf: [{ required: [v] }, { properties: { v: { default: 2 } } }] }`,
    ],
    [
      'and its branch asks for it',
      `{ properties: { v: { default: 1 } }, oneOf: [{ required: [v] }] }`,
      `{ properties: { v: { default: 2 } }, oneOf: [{ required: [v] }] }`,
    ],
    [
      'by another part now',
      `{ allOf: [{ properties: { v: { type: integer, default: 1 } } }, { properties: { v: {} } }] }`,
      `{ allOf: [{ properties: { v: { type: integer } } }, { properties: { v: { default: 1 } } }] }`,
    ],
    [
      'by each branch now',
      `{ properties: { v: { default: 1 } }, oneOf: [${branch('a')}, ${branch('b')}] }`,
      `{ properties: { v: {} }, oneOf: [${branch('b', ', v: { default: 1 }')}, ${branch('a', ', v: { default: 1 }')}] }`,
    ],
    [
      'in another branch, of another name',
      `{ oneOf: [${branch('a', ', v: { default: 1 }')}, ${branch('b', ', v: { default: 2 }')}] }`,
      `{ oneOf: [${branch('b', ', v: { default: 2 }')}, ${branch('a', ', v: { default: 1 }')}] }`,
    ],
    [
      'in what extends the same component',
      `{ $ref: '#/components/schemas/Dog' }`,
      `{ $ref: '#/components/schemas/Dog' }`,
      animals,
    ],
  ])('is not told: %s', async (_what, old, now, more = '') => {
    const { changes } = await compared(
      sent(old, { more: more.replaceAll('V', '1') }),
      sent(now, { more: more.replaceAll('V', '2') }),
    );
    expect(changes.filter(({ code }) => code === 'default-changed')).toEqual([]);
  });

  it.each<[what: string, old: string, now: string]>([
    ['by a part that is new', `{ allOf: [${ofB}] }`, `{ allOf: [${ofB}, { properties: { v: { default: 1 } } }] }`],
    [
      'of a body that may be null now',
      '{ type: object, properties: { v: { default: 1 } } }',
      "{ anyOf: [{ type: 'null' }, { type: object, properties: { v: { default: 2 } } }] }",
    ],
  ])('is told alone, in both directions: %s', async (_what, old, now) => {
    for (const pair of [[sent(old), sent(now)] as const, [sent(now), sent(old)] as const])
      expect((await compared(...pair)).changes.map(({ code }) => code)).toEqual(['default-changed']);
  });

  it('is looked for in choices of each other, and not for ever', async () => {
    const names = [...'ABCDEFGHIJKLMNOPQRST'].map(each => `C${each}`);
    const refs = names.map(name => `{ $ref: '#/components/schemas/${name}' }`);
    const one = (name: string, at: number) =>
      `, ${name}: { properties: { v: { default: V } }, anyOf: [${[...refs.slice(at + 1), '{}'].join()}] }`;
    const text = sent(refs[0]!, { more: names.map(one).join('') });
    const { changes } = await compared(text.replaceAll('V', '1'), text.replaceAll('V', '2'));
    expect(changes).toHaveLength(names.length);
  });
});
