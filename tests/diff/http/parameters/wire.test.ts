import { changes } from '../../schemas/given.js';
import { withParameters } from '../documents.js';
import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

const query = (schema: string, said = '') => withParameters(`{ name: tags, in: query, ${said} schema: ${schema} }`);
const array = '{ type: array, items: { type: string } }';
const integers = '{ type: array, items: { type: integer } }';
const object =
  '{ type: object, properties: { a: { type: string }, b: { type: integer } }, additionalProperties: false }';
const header = (schema: string, said = '') => withParameters(`{ name: X-Tags, in: header, ${said} schema: ${schema} }`);
const cookie = (schema: string, said = '') => withParameters(`{ name: tags, in: cookie, ${said} schema: ${schema} }`);
const path = (schema: string, said = '') =>
  withParameters(`{ name: tags, in: path, required: true, ${said} schema: ${schema} }`).replace(
    '/pets:',
    '/pets/{tags}:',
  );
const unexploded = (schema: string) => query(schema, 'explode: false,');
const letters = (said = '') => `{ type: array, items: { enum: [a, b, c] }, ${said} }`;
const listed = '{ enum: [a, b, c, "a,b", "a,c", "b,a", "b,c", "c,a", "c,b", "a,a", "c,c"] }';
const openObject = '{ type: object, additionalProperties: { type: integer } }';
const changed: Want[] = ['breaking parameter-serialisation-changed 7 7'];
const type = (level: 'breaking' | 'risky' | 'safe'): Want[] => [`${level} parameter-type-changed 7 7`];

describe('a parameter that is written in another style', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    ['explode of a list', query(array), query(array, 'explode: false,'), changed, changed],
    ['explode of a list of integers', query(integers), query(integers, 'explode: false,'), changed, changed],
    ['explode of an object', query(object), query(object, 'explode: false,'), changed, changed],
    ['explode of a list in a cookie', cookie(array), cookie(array, 'explode: false,'), changed, changed],
    [
      'form to pipeDelimited',
      query(array, 'explode: false,'),
      query(array, 'explode: false, style: pipeDelimited,'),
      changed,
      changed,
    ],
    [
      'form to spaceDelimited',
      query(integers, 'explode: false,'),
      query(integers, 'explode: false, style: spaceDelimited,'),
      changed,
      changed,
    ],
    [
      'pipeDelimited to spaceDelimited',
      query(integers, 'explode: false, style: pipeDelimited,'),
      query(integers, 'explode: false, style: spaceDelimited,'),
      changed,
      changed,
    ],
    ['form to deepObject', query(object), query(object, 'style: deepObject,'), changed, changed],
    ['simple to label', path(array), path(array, 'style: label,'), changed, changed],
    [
      'simple to matrix, of a primitive',
      path('{ type: integer }'),
      path('{ type: integer }', 'style: matrix,'),
      changed,
      changed,
    ],
    ['explode of an object in a header', header(object), header(object, 'explode: true,'), changed, changed],
    [
      'schema to content',
      query('{ type: string }'),
      withParameters('{ name: tags, in: query, content: { application/json: { schema: { type: string } } } }'),
      changed,
      changed,
    ],
    [
      'allowReserved, by which a plus is a plus',
      query('{ type: string }', 'allowReserved: true,'),
      query('{ type: string }'),
      changed,
      ['risky parameter-serialisation-changed 7 7'],
    ],
  ])('breaks where texts are read otherwise: %s', async (_what, old, now, forth, back) => {
    await expectChanges(old, now, forth);
    await expectChanges(now, old, back);
  });

  it.each<[what: string, old: string, now: string]>([
    ['explode of a primitive', query('{ type: string }'), query('{ type: string }', 'explode: false,')],
    [
      'pipeDelimited of a primitive',
      query('{ type: integer }'),
      query('{ type: integer }', 'explode: false, style: pipeDelimited,'),
    ],
    ['explode of a list in a header', header(array), header(array, 'explode: true,')],
    ['explode of a list in a path', path(array), path(array, 'explode: true,')],
    ['explode of deepObject', query(object, 'style: deepObject,'), query(object, 'style: deepObject, explode: true,')],
    [
      'a style with explode, which makes them all alike',
      query(array),
      query(array, 'explode: true, style: pipeDelimited,'),
    ],
    ['allowReserved of numbers', query('{ type: integer }'), query('{ type: integer }', 'allowReserved: true,')],
  ])('is no change where texts are the same: %s', async (_what, old, now) => {
    await expectChanges(old, now, []);
    await expectChanges(now, old, []);
  });

  it('is shown by a request line that is refused, with values that the schema still accepts', async () => {
    const { changes } = await compared(query(integers), query(integers, 'explode: false,'));
    const { message, mark, confirmed } = changes[0]!.witness!;
    expect(message[mark!]).toMatch(/^GET \/pets\?tags=-?\d+&tags=-?\d+\S* HTTP\/1\.1$/);
    expect(confirmed).toBe(true);
  });
});

describe('a parameter whose texts are read as another type', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    ['integer to string', query('{ type: integer }'), query('{ type: string }'), type('safe'), type('breaking')],
    ['number to string', query('{ type: number }'), query('{ type: string }'), type('safe'), type('breaking')],
    ['boolean to string', query('{ type: boolean }'), query('{ type: string }'), type('safe'), type('breaking')],
    [
      'boolean to the texts of its values',
      query('{ type: boolean }'),
      query('{ enum: ["true", "false"] }'),
      type('safe'),
      type('safe'),
    ],
    [
      'integers to the texts of their values',
      query('{ enum: [1, 2] }'),
      query('{ enum: ["1", "2", "3"] }'),
      type('safe'),
      type('breaking'),
    ],
    [
      'integer to digits',
      query('{ type: integer }'),
      query('{ type: string, pattern: "^[0-9]+$" }'),
      type('breaking'),
      type('breaking'),
    ],
    [
      'integer to digits with a sign',
      query('{ type: integer }'),
      query('{ type: string, pattern: "^-?[0-9]+$" }'),
      type('safe'),
      type('breaking'),
    ],
    [
      'integer to a short text',
      query('{ type: integer }'),
      query('{ type: string, maxLength: 3 }'),
      type('breaking'),
      type('breaking'),
    ],
    [
      'a list that is not exploded to a text, of which that says nothing',
      query(array, 'explode: false,'),
      query('{ type: string }'),
      type('risky'),
      type('risky'),
    ],
    [
      'a list of another style to an integer',
      query(integers, 'explode: false, style: pipeDelimited,'),
      query('{ type: integer }'),
      type('breaking'),
      type('risky'),
    ],
    [
      'string to boolean in a header',
      header('{ type: string }'),
      header('{ type: boolean }'),
      type('breaking'),
      type('safe'),
    ],
    [
      'integer to string in a path',
      path('{ type: integer }'),
      path('{ type: string }'),
      type('safe'),
      type('breaking'),
    ],
    ['one text to a list', query('{ type: string }'), query(integers), type('breaking'), type('breaking')],
    ['nullable, one way nothing', query('{ type: [string, "null"] }'), query('{ type: string }'), type('risky'), []],
    // what was refused before is null then
    [
      'null or a number, one way nothing',
      query('{ type: [integer, "null"] }'),
      query('{ type: integer }'),
      type('breaking'),
      [],
    ],
    ['items of a list', query(integers), query(array), type('safe'), type('breaking')],
  ])('is held against its texts: %s', async (_what, old, now, forth, back) => {
    await expectChanges(old, now, forth);
    await expectChanges(now, old, back);
  });

  it.each<[what: string, list: string, text: string, written?: (schema: string) => string]>([
    ['that is too short for many items', letters(), '{ type: string, maxLength: 7 }'],
    ['that is too short for very many items', letters(), '{ type: string, maxLength: 1000 }'],
    ['that is too short for all items', letters('uniqueItems: true'), '{ type: string, maxLength: 4 }'],
    ['of two items', letters(), "{ type: string, pattern: '^[abc](,[abc])?$' }"],
    ['of items in an order', letters('uniqueItems: true'), "{ type: string, pattern: '^(a,?)?(b,?)?c?$' }"],
    ['that lists what lists may say, but one', letters('maxItems: 2'), listed],
    [
      'that is too short for other numbers',
      integers.replace('}', '}, uniqueItems: true'),
      '{ maxLength: 50, type: string }',
    ],
    ['that is too short for two texts', array.replace('}', '}, minItems: 2'), "{ type: string, pattern: '^[a-m,]*$' }"],
    ['of a header', letters(), '{ type: string, maxLength: 7 }', header],
    ['of a path', letters(), '{ type: string, maxLength: 7 }', path],
    ['of a cookie', letters(), '{ type: string, maxLength: 7 }', schema => cookie(schema, 'explode: false,')],
    ['that is too short for an object', object, '{ type: string, maxLength: 100 }'],
    ['that is too short for many members', openObject, '{ type: string, maxLength: 300 }'],
  ])('breaks where a list or an object becomes a text %s', async (_what, list, text, written = unexploded) => {
    await expectChanges(written(list), written(text), type('breaking'));
  });

  it.each<[what: string, text: string, list: string]>([
    ['of fewer items', '{ type: string, maxLength: 9 }', '{ type: array, items: { type: string }, maxItems: 4 }'],
    ['of other items', '{ type: string, maxLength: 9 }', '{ type: array, items: { type: string }, uniqueItems: true }'],
    ['of few digits', "{ type: string, pattern: '^[0-9](,[0-9])*$' }", integers.replace('}', '}, maxItems: 20')],
  ])('breaks where a text of a header becomes a list %s', async (_what, text, list) => {
    await expectChanges(header(text), header(list), type('breaking'));
  });

  it('hands schemas on where the types are the same', async () => {
    const { changes, sites } = await compared(
      query('{ type: integer, maximum: 10 }'),
      query('{ type: number, maximum: 5 }'),
    );
    expect(changes).toEqual([]);
    expect(sites.map(({ reaches }) => reaches.part)).toEqual(['query parameter tags']);
  });

  it('says why it is risky where nothing is proven', async () => {
    const { changes } = await compared(
      query(integers),
      query('{ type: array, items: { type: string, maxLength: 40 } }'),
    );
    expect(changes[0]!.unknown).toBe(
      'Whether every text of the query parameter `tags` is understood as before could not be decided: no value was found that is refused, and none is proven to be understood',
    );
    expect(changes[0]!.remedy).toMatch(/^Try the texts that are in use on the new version/);
  });
});

describe('a parameter whose style and type are others', () => {
  it.each<[what: string, old: string, now: string, want: Want[]]>([
    [
      'explode, and lists of integers',
      query(array),
      query(integers, 'explode: false,'),
      ['breaking parameter-serialisation-changed 7 7', 'breaking parameter-type-changed 7 7'],
    ],
    [
      'a style of a path, and digits',
      path('{ type: string }'),
      path('{ type: integer }', 'style: label,'),
      ['breaking parameter-serialisation-changed 7 7', 'breaking parameter-type-changed 7 7'],
    ],
    [
      'explode of an object in a header, and texts for numbers',
      header('{ type: object, properties: { a: { type: integer }, b: { type: integer } } }'),
      header('{ type: object, properties: { a: { type: string }, b: { type: string } } }', 'explode: true,'),
      ['breaking parameter-serialisation-changed 7 7', 'safe parameter-type-changed 7 7'],
    ],
    [
      'explode of what has one text either way, and digits',
      query('{ type: string }'),
      query('{ type: integer }', 'explode: false,'),
      ['breaking parameter-type-changed 7 7'],
    ],
  ])('is told for both: %s', async (_what, old, now, want) => {
    await expectChanges(old, now, want);
  });
});

describe('a parameter whose style and schema are others', () => {
  const style = 'breaking parameter-serialisation-changed';
  const texts = (said: string) => `{ type: array, items: { type: string }, ${said} }`;
  const pipes = 'explode: false, style: pipeDelimited,';
  const spaces = 'explode: false, style: spaceDelimited,';
  const pair = (said: string) => `{ type: object, properties: { a: { type: integer }, b: { type: string } }, ${said} }`;
  it.each<[what: string, old: string, now: string, want: string[]]>([
    [
      'what no list is read as any more',
      query(texts('minItems: 2'), pipes),
      query(texts('minItems: 2, uniqueItems: true'), spaces),
      [style, 'safe schema-items-changed'],
    ],
    [
      'what is read no more',
      cookie(pair('minProperties: 1'), 'explode: false,'),
      cookie(pair('minProperties: 1, required: [a]')),
      [style, 'safe schema-property-required'],
    ],
    [
      'a list of one, which both styles write alike',
      query('{ type: array, items: { type: string } }', pipes),
      query('{ type: array, items: { type: string, maxLength: 3 } }', spaces),
      [style, 'breaking schema-size-changed'],
    ],
    [
      'a text that both read alike, though they write it otherwise',
      query('{ enum: ["a/b", c] }'),
      query('{ enum: [c] }', 'allowReserved: true,'),
      ['breaking schema-values-changed', 'safe parameter-serialisation-changed'],
    ],
  ])('breaks by the schema alone where both styles read the same value: %s', async (_what, old, now, want) => {
    expect((await changes(old, now)).map(({ level, code }) => `${level} ${code}`)).toEqual(want);
  });
});
