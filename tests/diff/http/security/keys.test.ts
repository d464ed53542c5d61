import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

const done = "responses: { '204': { description: done } }";
/** The operation's security and parameter, at line 2; its key, at line 5. */
const api = (security: string, parameter: string, key = 'in: header, name: X-Key') =>
  `paths:\n  /a: { get: { security: ${security}, parameters: [${parameter}], ${done} } }
components:
  securitySchemes:
    key: { type: apiKey, ${key} }
    token: { type: http, scheme: bearer }
`;
const parameter = (place = 'in: header, name: x-key', said = 'required: true, schema: { type: string }') =>
  `{ ${place}, ${said} }`;

describe('an API key that stands where a parameter does', () => {
  it.each<[place: string]>([['in: header, name: X-Key'], ['in: query, name: k'], ['in: cookie, name: k']])(
    'is the same on the wire: %s',
    async place => {
      const [key, text] = [api('[{ key: [] }]', '', place), api('[]', parameter(place), place)];
      await expectChanges(key, text, ['safe security-alternative-added 4 4', 'safe required-parameter-added - 4']);
      const { changes } = await expectChanges(text, key, ['risky security-required 4 4', 'safe parameter-removed 4 -']);
      expect(changes[0]!.unknown).toMatch(/whether its texts are keys$/);
    },
  );

  const both: Want[] = ['safe required-parameter-added - 4'];
  it.each<[what: string, old: string, now: string, want: Want[]]>([
    ['beside it', api('[{ key: [] }]', ''), api('[{ key: [] }]', parameter()), both],
    [
      'of some requests alone',
      api('[{ key: [] }, { token: [] }]', ''),
      api('[{ key: [] }, { token: [] }]', parameter()),
      ['breaking required-parameter-added - 4'],
    ],
    [
      'of some requests alone, beside one that could be missing',
      api('[{ key: [] }, {}]', parameter('in: header, name: x-key', 'schema: { type: string }')),
      api('[{ key: [] }, {}]', parameter()),
      ['breaking parameter-became-required 4 4'],
    ],
    [
      'that takes not every key',
      api('[{ key: [] }]', ''),
      api(
        '[{ key: [] }]',
        parameter('in: header, name: x-key', 'required: true, schema: { type: string, maxLength: 9 }'),
      ),
      ['risky required-parameter-added - 4'],
    ],
    [
      'in place of one that could be missing',
      api('[]', parameter('in: header, name: x-key', 'schema: { type: string }')),
      api('[{ key: [] }]', ''),
      ['breaking security-required 4 4', 'safe parameter-removed 4 -'],
    ],
  ])('is told by the requests that have it: %s', async (_what, old, now, want) => {
    await expectChanges(old, now, want);
  });

  const inQuery = 'in: query, name: k';
  const queryApi = (security: string, said = '') => api(security, said && parameter(inQuery, said), inQuery);
  const enough: Want = 'safe security-alternative-added 4 4';
  it.each<[said: string, security: string, want: Want[]]>([
    ['schema: { type: string, maxLength: 3 }', '[]', [enough, 'risky parameter-added - 4']],
    ['schema: { type: integer }', '[{ key: [] }, {}]', ['risky parameter-added - 4']],
    ['schema: { type: integer }', '[{ key: [] }]', ['risky parameter-added - 4']],
    ['schema: { type: string, minLength: 1 }', '[{ key: [] }]', ['safe parameter-added - 4']],
    ['schema: {}', '[{ key: [] }]', ['safe parameter-added - 4']],
  ])('is held against a parameter that may be left out: %s beside %s', async (said, security, want) => {
    await expectChanges(queryApi(security === '[]' ? '[{ key: [] }]' : security), queryApi(security, said), want);
  });

  const lost: Want[] = ['breaking security-alternative-removed 4 4'];
  const gone: Want = 'risky parameter-removed 4 4';
  it.each<[what: string, old: string, now: string, want: Want[]]>([
    ['nothing', queryApi('[{ key: [] }]'), queryApi('[]'), [enough, gone]],
    ['nothing, though none was needed', queryApi('[{ key: [] }, {}]'), queryApi('[]'), [gone]],
    [
      'a name that an object says of all others',
      queryApi('[{ key: [] }]'),
      api('[]', '{ in: query, name: o, schema: { type: object, additionalProperties: { type: integer } } }', inQuery),
      [enough, gone, 'safe parameter-added - 4'],
    ],
    ['a header', api('[{ key: [] }]', ''), api('[]', ''), [enough]],
    ['other credentials', queryApi('[{ key: [] }, { token: [] }]'), queryApi('[{ token: [] }]'), lost],
    ['the key, beside none', queryApi('[{ key: [] }]'), queryApi('[{ key: [] }, {}]'), [enough]],
  ])('that nobody asks for any more may be refused in the query: %s', async (_what, old, now, want) => {
    await expectChanges(old, now, want);
  });

  const objectOf = (said: string, style = '') =>
    `{ in: query, name: o, ${style} required: true, schema: { type: object, required: [k], properties: { k: { ${said} } } } }`;
  it.each<[said: string, level: 'safe' | 'risky']>([
    ['type: string', 'safe'],
    ['type: integer', 'risky'],
  ])('is the member of an exploded object: %s', async (said, level) => {
    const [key, object] = [queryApi('[{ key: [] }]'), api('[]', objectOf(said), inQuery)];
    const added: Want = `${level} required-parameter-added - 4`;
    await expectChanges(key, object, [enough, added]);
    await expectChanges(object, key, ['risky security-required 4 4', 'safe parameter-removed 4 -']);
  });

  const deep = 'in: query, name: "o[k]"';
  it('is the member of a deepObject', async () => {
    const object = api('[]', objectOf('type: string', 'style: deepObject,'), deep);
    await expectChanges(api('[{ key: [] }]', '', deep), object, [enough, 'safe required-parameter-added - 4']);
  });

  it.each([
    ['in: query, name: k', 'GET /a?k=xyz HTTP/1.1'],
    ['in: header, name: x-key', 'x-key: xyz'],
    ['in: cookie, name: k', 'Cookie: k=xyz'],
  ])('stands once in a message, as a text that the parameter takes: %s', async (place, line) => {
    const said = 'schema: { enum: [xyz] }';
    const of = (security: string, type: string) =>
      api(
        security,
        `${parameter(place, said)}, { in: query, name: z, schema: { type: ${type} } }`,
        place.replace('x-key', 'X-Key'),
      );
    for (const [old, now] of [
      [of('[{ key: [] }]', 'string'), of('[{ token: [] }]', 'string')],
      [of('[{ key: [] }]', 'string'), of('[{ key: [] }]', 'integer')],
    ] as const) {
      const { changes } = await compared(old, now);
      const { message, mark } = changes[0]!.witness!;
      expect(message.filter(each => /xyz|KEY/.test(each)).map(each => each.replace(/&z=\w+/, ''))).toEqual([line]);
      if (changes[0]!.code === 'security-alternative-removed' && !place.includes('cookie'))
        expect(message[mark ?? -1]).toBe(line);
    }
  });
});
