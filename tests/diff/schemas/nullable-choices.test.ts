import type { DiffOptions, Travels } from '../../../src/diff/index.js';
import { body, brief, changes } from './given.js';

const components = 'A: { type: object, required: [a] }, B: { type: array }';
const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
const old = (text: string) => `openapi: 3.0.3\ninfo: { title: T, version: "1" }\n${text}`;

/** What two schemas of 3.0 differ in. */
function changes30(
  travels: Travels,
  [before, after]: readonly [string, string],
  own: readonly [string, string] = [components, components],
  options: DiffOptions = {},
) {
  return changes(old(body(travels, before, own[0])), old(body(travels, after, own[1])), options);
}

/** As 3.1 writes what 3.0 does. */
const modern = (schema: string) => schema.replace('], nullable: true', ', { type: "null" }]');

const sent = 'is no longer one of the choices, and clients may still send it';
const unknown = 'is a new choice, which clients do not know';

describe.each(['anyOf', 'oneOf'])('a choice of %s with `nullable: true` beside it', keyword => {
  const choice = (...branches: string[]) => `{ ${keyword}: [${branches.join(', ')}] }`;
  const nullable = (...branches: string[]) => `{ ${keyword}: [${branches.join(', ')}], nullable: true }`;
  const [a, b, text] = [ref('A'), ref('B'), '{ type: string }'];
  it.each<[what: string, before: string, after: string, names: readonly string[]]>([
    ['of one branch gets another', nullable(a), nullable(a, text), ['string']],
    ['of two gets another', nullable(a, b), nullable(a, b, text), ['string']],
    ['of two gets one before them', nullable(a, b), nullable(text, a, b), ['string']],
    ['of one component gets another', nullable(a), nullable(b, a), ['B']],
    ['is new around a component', a, nullable(a, text), ['null', 'string']],
    ['of one gets null', choice(a), nullable(a), ['null']],
    ['of two gets null', choice(a, b), nullable(a, b), ['null']],
    ['of two gets null and a branch', choice(a, b), nullable(a, text, b), ['null', 'string']],
  ])('%s, and back, is told by that branch, as in 3.1', async (_, less, more, names) => {
    const told = async (travels: Travels, pair: readonly [string, string]) => {
      const found = (await changes30(travels, pair)).map(brief).sort();
      const [before, after] = pair.map(schema => body(travels, modern(schema), components)) as [string, string];
      expect((await changes(before, after)).map(brief).sort()).toEqual(found);
      return found;
    };
    expect(await told('request', [more, less])).toEqual(
      names.map(name => `breaking schema-branch-removed \`request body\`: \`${name}\` ${sent}`),
    );
    expect(await told('response', [less, more])).toEqual(
      names.map(name => `breaking schema-branch-added \`response 200\`: \`${name}\` ${unknown}`),
    );
    expect(await told('request', [less, more])).toEqual(
      names.map(name => `safe schema-branch-added \`request body\`: \`${name}\` is a new choice`),
    );
    expect(await told('response', [more, less])).toEqual(
      names.map(name => `safe schema-branch-removed \`response 200\`: \`${name}\` is no longer one of the choices`),
    );
  });

  it('counts its branches in requests all the same', async () => {
    const most = (length: number) =>
      nullable(`{ type: string, maxLength: ${length} }`, '{ type: string, minLength: 5 }');
    const found = await changes30('request', [most(4), most(6)]);
    expect(found.map(({ level }) => level)).toEqual(keyword === 'oneOf' ? ['breaking', 'safe'] : ['safe']);
  });
});

describe('beside `nullable: true`', () => {
  it('values of a discriminator lead to branches', async () => {
    const one = (name: string, most = 9) =>
      `${name}: { type: object, required: [kind], properties: { kind: { type: string }, x: { type: string, maxLength: ${most} } } }`;
    const pets = (...names: string[]) =>
      `{ oneOf: [${names.map(ref).join(', ')}], nullable: true, discriminator: { propertyName: kind } }`;
    const all = `${one('Cat')}, ${one('Dog')}`;
    const added = await changes30('response', [pets('Cat'), pets('Cat', 'Dog')], [all, all]);
    expect(added.map(brief)).toEqual([`breaking schema-branch-added \`response 200\`: \`Dog\` ${unknown}`]);
    const less = await changes30(
      'request',
      [pets('Cat', 'Dog'), pets('Cat', 'Dog')],
      [all, `${one('Cat')}, ${one('Dog', 5)}`],
    );
    expect(less.map(brief)).toEqual([
      'breaking schema-size-changed `Dog.x`: `maxLength` was 9 and is 5, and values that were accepted are refused',
    ]);
  });

  it('branches may be marked as open', async () => {
    const open = (...branches: string[]) =>
      `{ anyOf: [${branches.join(', ')}], nullable: true, x-extensible-enum: true }`;
    const found = await changes30('response', [open(ref('A'), ref('B')), open(ref('A'), ref('B'), '{ type: string }')]);
    expect(found.map(({ level, softened }) => [level, softened])).toEqual([['safe', 'extensible-enums']]);
  });

  it('what a choice stands in stays the same where null joins or leaves it', async () => {
    const held = (rest: string) => `{ type: object, oneOf: [${ref('A')}, ${ref('B')}]${rest} }`;
    const found = await changes30('response', [held(''), held(', nullable: true')]);
    expect(found.map(brief)).toEqual([`breaking schema-branch-added \`response 200\`: \`null\` ${unknown}`]);
    const back = await changes30('request', [held(', nullable: true'), held('')]);
    expect(back.map(brief)).toEqual([`breaking schema-branch-removed \`request body\`: \`null\` ${sent}`]);
  });

  it('a change is placed where it is written, under a name without what normal form has around it', async () => {
    const text = (rest: string, most: number) => `openapi: 3.0.3
info: { title: T, version: "1" }
paths:
  /a:
    get:
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/K' } } } } }
components:
  schemas:
    K:
      properties:
        one:
          nullable: true
          anyOf:
            - type: integer
            - type: object
              properties: { a: { type: string, maxLength: ${most} } }
${rest}
        all:
          allOf:
            - { type: object }
            - properties: { a: { type: string, maxLength: ${most} } }
          nullable: true
`;
    const found = await changes(text('', 5), text('            - type: string', 9));
    expect(found.map(({ message, before, after }) => [message.split(':')[0], before!.line, after!.line])).toEqual([
      ['`K.one`', 13, 17],
      ['`K.one(branch 2).a`', 16, 16],
      ['`K.all.a`', 21, 21],
    ]);
    const [refused] = await changes(text('', 9), text('', 9).replace('nullable: true\n          anyOf', 'anyOf'));
    expect([refused!.message, refused!.before!.line, refused!.after!.line]).toEqual([
      '`K.one`: `null` is no longer one of the choices',
      12,
      12,
    ]);
  });

  it('a component that is all of the choice on the other side is not where the change stands', async () => {
    const text = (property: string) => `openapi: 3.0.3
info: { title: T, version: "1" }
paths:
  /a:
    get:
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/K' } } } } }
components:
  schemas:
    K:
      properties:
        one:
          ${property}
    A: { type: object }
`;
    const nullable = `anyOf: [{ $ref: '#/components/schemas/A' }]\n          nullable: true`;
    for (const plain of [`$ref: '#/components/schemas/A'`, `anyOf: [{ $ref: '#/components/schemas/A' }]`]) {
      const [gone] = await changes(text(nullable), text(plain));
      expect([gone!.message, gone!.before!.line, gone!.after!.line]).toEqual([
        '`K.one`: `null` is no longer one of the choices',
        13,
        12,
      ]);
      const [added] = await changes(text(plain), text(nullable));
      expect([added!.before!.line, added!.after!.line]).toEqual([12, 13]);
    }
  });
});
