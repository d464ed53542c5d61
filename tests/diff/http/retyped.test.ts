import { changes } from '../schemas/given.js';
import { operation, withParameters } from './documents.js';
import { expectChanges, told } from './expect-changes.js';
import { compared } from './given.js';

const done = "responses: { '204': { description: done } }";
const form = (range: string, company: string, encoding = '') =>
  operation(
    `requestBody:
  content:
    ${range}:
      schema:
        type: object
        properties:
          company: ${company}
      encoding: { ${encoding} }
${done}`,
    { method: 'post' },
  );
const company = (line: string, beside = 'string') => `
            type: object
            properties:
              phone: { type: ${beside} }
              address:
                allOf:
                  - properties:
                      line:
                        maxLength: 5000
                        ${line}`;
const deep = 'company: { style: deepObject, explode: true }';
const urlencoded = 'application/x-www-form-urlencoded';

describe('texts that are of another type', () => {
  it.each<[what: string, old: string, now: string, change: string, message: string]>([
    [
      'a parameter',
      withParameters('{ name: limit, in: query, schema: { type: string } }'),
      withParameters('{ name: limit, in: query, schema: { type: integer } }'),
      'breaking parameter-type-changed 7 7',
      'the query parameter `limit` is integer now, and was string: `limit=birch` is refused',
    ],
    [
      'a member of a field, by name and place',
      form(urlencoded, company('type: string'), deep),
      form(urlencoded, company('type: integer'), deep),
      'breaking form-type-changed 21 21',
      'the field `company` of the request body has another type: `address.line` is integer now, and was string: `company%5Baddress%5D%5Bline%5D=birch` is refused',
    ],
    [
      'several members',
      form(urlencoded, company('type: string'), deep),
      form(urlencoded, company('type: integer', 'boolean'), deep),
      'breaking form-type-changed 13 13',
      'the field `company` of the request body has other types: `phone` is boolean now, and was string; `address.line` is integer now, and was string: `company%5Bphone%5D=birch` is refused',
    ],
    [
      'items',
      withParameters('{ name: ids, in: query, schema: { type: array, items: { type: [integer, "null"] } } }'),
      withParameters('{ name: ids, in: query, schema: { type: array, items: { type: string } } }'),
      'risky parameter-type-changed 7 7',
      'the query parameter `ids` has another type: each item is string now, and was integer or null: `ids=null` is read as ["null"] now',
    ],
    ...[
      ['an exploded object', '', 'y=text'],
      ['a deepObject', 'style: deepObject, ', 'o%5By%5D=text'],
    ].map<[string, string, string, string, string]>(([what, style, text]) => [
      `a new member, of ${what} whose others are of a type now`,
      withParameters(`{ name: o, in: query, ${style}schema: { type: object } }`),
      withParameters(
        `{ name: o, in: query, ${style}schema: { type: object, properties: { y: { type: integer } }, additionalProperties: { type: string } } }`,
      ),
      'breaking parameter-type-changed 7 7',
      `the query parameter \`o\` has other types: \`*\` is string now, and was anything; \`y\` is integer now, and was anything: \`${text}\` is refused`,
    ]),
  ])('are told by what they were and are, where that stands: %s', async (_what, old, now, change, message) => {
    const found = await changes(old, now);
    expect(found.map(each => [told(each), each.message])).toEqual([[change, message]]);
  });

  it.each([urlencoded, 'multipart/form-data'])('are those of JSON where a field is a JSON text: %s', async range => {
    for (const [old, now, words] of [
      ['string', 'integer', 'is integer now, and was string'],
      ['integer', 'string', 'is string now, and was integer'],
    ] as const) {
      const [change, ...others] = await changes(
        form(range, company(`type: ${old}`)),
        form(range, company(`type: ${now}`)),
      );
      expect(others).toEqual([]);
      expect(told(change!)).toBe('breaking schema-type-changed 21 21');
      expect(change!.message).toContain(words);
      expect(change!.witness).toMatchObject({ confirmed: true, part: `request body, ${range}` });
    }
  });
});

/** Every witness is held to services of both versions. */
async function expectBreaks(old: string, now: string) {
  return expectChanges(old, now, (await compared(old, now)).changes.map(told));
}

const query = (schema: string, style = 'form') =>
  withParameters(`{ name: q, in: query, style: ${style}, explode: true, schema: ${schema} }`);
const openObject = '{ type: object, additionalProperties: { type: integer } }';

describe('parts of a text that are texts now', () => {
  it.each<[what: string, old: string, now: string, level: string]>([
    [
      'items',
      query('{ type: array, items: { type: integer } }'),
      query('{ type: array, items: { type: string } }'),
      'safe',
    ],
    [
      'a member',
      query('{ type: object, properties: { a: { type: integer } } }', 'deepObject'),
      query('{ type: object, properties: { a: { type: string } } }', 'deepObject'),
      'safe',
    ],
    [
      'items, of which there have to be more',
      query('{ type: array, items: { type: integer } }'),
      query('{ type: array, items: { type: string }, minItems: 2 }'),
      'breaking',
    ],
    [
      'items, of which there may be fewer',
      query('{ type: array, items: { type: integer } }'),
      query('{ type: array, items: { type: string }, maxItems: 2 }'),
      'breaking',
    ],
    [
      'items, which may not be equal',
      query('{ type: array, items: { type: integer } }'),
      query('{ type: array, items: { type: string }, uniqueItems: true }'),
      'breaking',
    ],
    [
      'digits of which there may be few',
      query('{ type: integer, minimum: 0 }'),
      query("{ type: string, pattern: '^[0-9]{1,9}$' }"),
      'breaking',
    ],
    [
      'items that are too short for some numbers',
      query('{ type: array, items: { type: integer } }'),
      query('{ type: array, items: { type: string, maxLength: 40 } }'),
      'risky',
    ],
    [
      'a name that was one of others',
      query(openObject),
      query(openObject.replace('}', '}, properties: { a: { type: string } }')),
      'risky',
    ],
    [
      'a name that is one of others',
      query('{ type: object, properties: { a: { type: integer } }, additionalProperties: { type: string } }'),
      query('{ type: object, additionalProperties: { type: string } }'),
      'risky',
    ],
    [
      'the first item',
      query('{ type: array, items: { type: integer } }'),
      query('{ type: array, prefixItems: [{ type: string }], items: { type: integer } }'),
      'risky',
    ],
  ])('are understood: %s', async (_what, old, now, level) => {
    const { changes: found } = await expectBreaks(old, now);
    expect(found.map(change => [change.level, change.code])).toEqual([[level, 'parameter-type-changed']]);
  });
});

describe('cookies', () => {
  const cookie = (name: string, said: string) => withParameters(`{ name: "${name}", in: cookie, ${said} }`);
  const object = 'schema: { type: object, properties: { b: { type: integer } } }';

  it.each<[name: string, old: string, now: string, line: string, outcome: string | undefined]>([
    ['$v', 'schema: { type: boolean }', 'schema: { type: integer }', '$v=true', undefined],
    ['a|b', 'schema: { enum: [a] }', 'content: { application/json: { schema: { enum: [a] } } }', 'a|b=a', undefined],
    ['v', 'schema: { type: integer }', object, 'v=18', 'understood-otherwise'],
    ['v', object, `explode: false, ${object}`, 'b=35', 'understood-otherwise'],
    ['v', 'schema: { type: integer }', `required: true, ${object}`, 'v=18', undefined],
  ])(
    'are written by their names, and left out where nobody reads them: %s %s to %s',
    async (name, old, now, line, outcome) => {
      const { changes: found } = await expectBreaks(cookie(name, old), cookie(name, now));
      const shown = found.find(({ code }) => code.endsWith('-type-changed') || code.endsWith('serialisation-changed'));
      expect(shown!.witness!.message.at(-1)).toBe(`Cookie: ${line}`);
      expect(shown!.witness!.outcome).toBe(outcome);
    },
  );
});

it('an empty form is no message that shows what breaks', async () => {
  const none = '{ type: object, properties: {} }';
  const one =
    '{ type: object, properties: { b: { type: integer } }, required: [b], additionalProperties: { type: integer } }';
  const bodied = (schema: string) =>
    operation(`requestBody: { required: true, content: { ${urlencoded}: { schema: ${schema} } } }\n${done}`, {
      method: 'post',
    });
  for (const { witness } of await changes(bodied(none), bodied(one))) expect(witness?.message.at(-1)).not.toBe('');
});
