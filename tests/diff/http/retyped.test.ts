import { changes } from '../schemas/given.js';
import { operation, withParameters } from './documents.js';
import { told } from './expect-changes.js';

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
