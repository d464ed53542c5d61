import { withParameters } from '../documents.js';
import { expectChanges, told, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

const alone = (name: string, said = 'schema: { type: integer }') => `{ name: "${name}", in: query, ${said} }`;
const object = (schema: string, said = '') => `{ name: at, in: query, ${said} schema: { type: object, ${schema} } }`;
const members = 'properties: { x: { type: integer }, y: { type: integer } }';
const fewer = 'properties: { x: { type: integer } }';
const g = (schema: string) => `{ name: g, in: query, schema: { type: object, ${schema} } }`;
const cookie = (parameter: string) => parameter.replace('in: query', 'in: cookie');
const deepObject = 'style: deepObject,';
const text = 'schema: { type: string }';
const rawCookie = (parameter: string) => parameter.replace('in: query', 'in: cookie, style: cookie, explode: true');

describe('a member of an object that another parameter takes', () => {
  it.each<[what: string, level: string, old: string, now: readonly string[]]>([
    ['in its own name', 'breaking', object(members), [object(fewer), alone('y', 'schema: { type: boolean }')]],
    ['of the same type', 'risky', object(members), [object(fewer), alone('y')]],
    ['with less', 'breaking', object(members), [object(fewer), alone('y', 'schema: { type: integer, maximum: 3 }')]],
    [
      'of a deepObject',
      'breaking',
      object(members, deepObject),
      [object(fewer, deepObject), alone('at[y]', 'schema: { type: boolean }')],
    ],
    ['in another object', 'breaking', object(members), [object(fewer), g('properties: { y: { type: boolean } }')]],
    [
      'in another object that needs more',
      'breaking',
      object(members),
      [object(fewer), g(`${members.replace('x', 'z')}, required: [z]`)],
    ],
    [
      'of a cookie',
      'breaking',
      cookie(object(members)),
      [cookie(object(fewer)), cookie(alone('y', 'schema: { type: boolean }'))],
    ],
    [
      'without which the object is missing',
      'breaking',
      object(members, `required: true, ${deepObject}`),
      [object(fewer, `required: true, ${deepObject}`), alone('at[y]')],
    ],
  ])('is told: %s', async (_what, level, old, now) => {
    const [before, after] = [withParameters(old), withParameters(...now)];
    const { changes: found } = await compared(before, after);
    expect(found.find(({ code }) => code === 'parameter-type-changed')).toMatchObject({ level });
    await expectChanges(before, after, found.map(told));
  });
});

describe('a parameter whose name a member of an object takes that was there before', () => {
  const described = `${fewer}, additionalProperties: { type: integer }`;
  const form = `{ name: f, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object, minProperties: 1, ${members} } } } }`;

  it.each<[what: string, level: string, old: readonly string[], now: readonly string[]]>([
    ['of another type', 'breaking', [object(fewer), alone('y', text)], [object(members)]],
    ['of the same type', 'risky', [object(fewer), alone('y')], [object(members)]],
    ['that declared it all along', 'breaking', [object(members), alone('y', text)], [object(members)]],
    ['that describes all others', 'breaking', [object(described), alone('y', text)], [object(described)]],
    [
      'with less',
      'breaking',
      [object(fewer), alone('y')],
      [object(members.replace('y: { type: integer', 'y: { type: integer, maximum: 3'))],
    ],
    ['of a deepObject', 'breaking', [object(fewer, deepObject), alone('at[y]', text)], [object(members, deepObject)]],
    ['of a cookie', 'breaking', [cookie(object(fewer)), cookie(alone('y', text))], [cookie(object(members))]],
    [
      'that must be there',
      'breaking',
      [object(fewer, 'required: true,'), alone('y', text)],
      [object(members, 'required: true,')],
    ],
    [
      'that asks for so many that it is refused alone',
      'breaking',
      [object(fewer), alone('y')],
      [object(`${members}, minProperties: 2`)],
    ],
    [
      'of an object that is gone',
      'breaking',
      [object(fewer), g('properties: { y: { type: string } }')],
      [object(members)],
    ],
    [
      'of an object that loses it',
      'breaking',
      [object(fewer), g('properties: { y: { type: string }, z: { type: string } }')],
      [object(members), g('properties: { z: { type: string } }')],
    ],
    [
      'of an object of another name',
      'breaking',
      [object(fewer), alone('y', text)],
      [g(`minProperties: 1, ${members}`)],
    ],
    [
      'that must be there as it had to',
      'risky',
      [object(fewer), alone('y', `required: true, schema: { type: integer }`)],
      [object(`${members}, required: [y]`, 'required: true,')],
    ],
    ['of a form of the whole query', 'breaking', [object(fewer), alone('y', text)], [form]],
  ])('is one change: %s', async (_what, level, old, now) => {
    const [before, after] = [old, now].map(
      each => `openapi: 3.2.0\ninfo: { title: T, version: "1" }\n${withParameters(...each)}`,
    );
    const { changes: found } = await compared(before!, after!); // two documents
    expect(found.filter(each => each.level !== 'safe')).toMatchObject([{ code: 'parameter-type-changed', level }]);
    await expectChanges(before!, after!, found.map(told));
  });

  it('leaves an object with no other member that no other names are read of', async () => {
    const [before, after] = [
      withParameters(object(fewer), alone('y')),
      withParameters(object('properties: { y: { type: integer } }')),
    ];
    await expectChanges(before, after, ['risky parameter-type-changed 8 7', 'risky parameter-removed 7 -']);
  });
});

it('is told of a cookie whose name nothing decodes', async () => {
  const of = (...parameters: readonly string[]) =>
    `openapi: 3.2.0\ninfo: { title: T, version: "1" }\n${withParameters(...parameters.map(rawCookie))}`;
  const before = of(object(fewer), alone('y%', text));
  const { changes } = await expectChanges(before, of(object(members.replace(' y:', " 'y%':"))), [
    'breaking parameter-type-changed 8 7',
  ]);
  expect(changes[0]!.witness!.message).toContain('Cookie: y%=birch');
});

describe('a member that must be there, and moves to or from a parameter that must be', () => {
  const f = (said: string, schema: string) => `{ name: f, in: query, ${said} schema: ${schema} }`;
  const inline = (said: string) => `{ type: object, ${said} }`;
  const referred = "{ $ref: '#/components/schemas/F' }";
  const both = 'properties: { x: { type: integer }, y: { type: string } }';
  const wider = both.replace('integer', 'string');
  const component = (said: string) => `components: { schemas: { F: ${inline(said)} } }\n`;
  const y = alone('y', `required: true, ${text}`);

  it.each<[what: string, old: string, now: string, want: readonly Want[]]>([
    [
      'in a component',
      component(`required: [y], ${both}`) + withParameters(f('required: true,', referred)),
      component(fewer) + withParameters(f('', referred), y),
      ['risky parameter-type-changed 8 9', 'safe parameter-became-optional 8 8'],
    ],
    [
      'in a component, to the object',
      component(fewer) + withParameters(f('', referred), y),
      component(`required: [y], ${both}`) + withParameters(f('required: true,', referred)),
      ['risky parameter-type-changed 9 8'],
    ],
    [
      'beside one that takes more, to the object',
      withParameters(f('', inline(fewer)), y),
      withParameters(f('required: true,', inline(`required: [y], ${wider}`))),
      ['risky parameter-type-changed 8 7', 'safe parameter-type-changed 7 7'],
    ],
    [
      'beside one that takes less',
      withParameters(f('required: true,', inline(`required: [y], ${wider}`))),
      withParameters(f('', inline(fewer)), y),
      ['risky parameter-type-changed 7 8', 'safe parameter-became-optional 7 7', 'breaking parameter-type-changed 7 7'],
    ],
  ])('is told as what moved, and as what else changed: %s', async (_what, old, now, want) => {
    await expectChanges(old, now, want);
  });
});
