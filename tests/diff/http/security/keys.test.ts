import { expectChanges, type Want } from '../expect-changes.js';

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
});
