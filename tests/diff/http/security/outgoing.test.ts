import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';
import { schemes } from './schemes.js';

const done = "responses: { '204': { description: done } }";
const said = (security: string) => `{ ${security && `security: ${security}, `}${done} }`;
/** At line 4. */
const webhook = (security: string) => `webhooks:\n  told: { post: ${said(security)} }\n${schemes}`;
/** At line 7. */
const callback = (security: string, method = 'post') =>
  `paths:\n  /a:\n    post:\n      ${done}\n      callbacks: { on: { '{$request.query.url}': { ${method}: ${said(security)} } } }\n${schemes}`;

describe('what the API shows to receivers', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    [
      'credentials where none came',
      webhook('[]'),
      webhook('[{ token: [] }]'),
      ['safe security-required 4 4'],
      ['breaking security-alternative-added 4 4'],
    ],
    [
      'a signature of a callback',
      callback('[]'),
      callback('[{ key: [] }]'),
      ['safe security-required 7 7'],
      ['breaking security-alternative-added 7 7'],
    ],
    [
      'another alternative',
      webhook('[{ token: [] }]'),
      webhook('[{ token: [] }, { key: [] }]'),
      ['breaking security-alternative-added 4 4'],
      ['safe security-alternative-removed 4 4'],
    ],
    [
      'other credentials, of a callback of another method',
      callback('[{ token: [] }]', 'put'),
      callback('[{ key: [] }]', 'put'),
      ['breaking security-alternative-added 7 7', 'safe security-alternative-removed 7 7'],
      ['breaking security-alternative-added 7 7', 'safe security-alternative-removed 7 7'],
    ],
    [
      'both where one came',
      webhook('[{ token: [] }]'),
      webhook('[{ token: [], key: [] }]'),
      ['safe security-alternative-removed 4 4'],
      ['breaking security-alternative-added 4 4'],
    ],
    [
      'none as an alternative',
      callback('[{ token: [] }]'),
      callback('[{ token: [] }, {}]'),
      ['breaking security-alternative-added 7 7'],
      ['safe security-required 7 7'],
    ],
  ])('tells of %s', async (_what, old, now, forth, back) => {
    await expectChanges(old, now, forth);
    await expectChanges(now, old, back);
  });

  it.each([
    ['a webhook', webhook, 4],
    ['a callback', callback, 7],
  ] as const)('tells of a scope fewer, of %s: no service of the test tells scopes apart', async (_what, of, line) => {
    const [less, more] = [of('[{ login: [read] }]'), of('[{ login: [read, write] }]')];
    const { changes } = await compared(more, less);
    expect(changes.map(({ code, level, before }) => [code, level, before?.line])).toEqual([
      ['security-alternative-added', 'breaking', line],
    ]);
    expect(changes[0]!.message).toBe(
      'it may come with `login` (read) now, and receivers ask for `login` (read, write)',
    );
    const { witness } = changes[0]!;
    expect(witness!.message[witness!.mark!]).toBe('Authorization: Bearer TOKEN');
    await expectChanges(less, more, [`safe security-scope-added ${line} ${line}`]);
  });

  it('is risky where it is what the document asks of clients', async () => {
    const all = (security: string) =>
      `${security}\npaths:\n  /a: { get: { ${done} } }\nwebhooks:\n  told: { post: { ${done} } }\n${schemes}`;
    const { changes } = await compared(all('security: [{ token: [] }]'), all('security: []'));
    expect(changes.map(({ code, level, reaches }) => [code, level, reaches.map(({ operation }) => operation)])).toEqual(
      [['security-alternative-added', 'risky', ['webhook told POST', 'GET /a']]],
    );
    expect(changes[0]!.unknown).toMatch(/^Whether the API presents to receivers what the document asks of clients/);
    await expectChanges(all('security: []'), all('security: [{ token: [] }]'), ['breaking security-required 3 3']);
  });
});

describe('a scheme that what the API sends asks for', () => {
  it.each<[what: string, text: string, from: string, to: string, want: Want[]]>([
    ['another header', webhook('[{ key: [] }]'), 'X-Key', 'X-Other', ['breaking security-scheme-changed 8 8']],
    ['another place', callback('[{ key: [] }]'), 'in: header', 'in: query', ['breaking security-scheme-changed 11 11']],
    ['another way', callback('[{ token: [] }]'), 'bearer', 'basic', ['breaking security-scheme-changed 10 10']],
    [
      'another flow',
      webhook('[{ login: [read] }]'),
      'clientCredentials',
      'password',
      ['safe oauth-flow-removed 9 9', 'risky oauth-flow-added 9 9'],
    ],
    ['another address', webhook('[{ login: [read] }]'), 'a.example', 'b.example', ['risky oauth-flow-changed 9 9']],
    ['one that nothing asks for', webhook('[{ login: [read] }]'), 'X-Key', 'X-Other', []],
  ])('tells of %s', async (_what, text, from, to, want) => {
    const { changes } = await expectChanges(text, text.replace(from, to), want);
    for (const { directions } of changes) expect(directions).toEqual(['response']);
  });

  it('is shown as the new version sends it', async () => {
    const text = webhook('[{ key: [] }]');
    const { changes } = await compared(text, text.replace('X-Key', 'X-Other'));
    const { message, mark, travels } = changes[0]!.witness!;
    expect([travels, message[mark!]]).toEqual(['response', 'X-Other: KEY']);
  });

  it('is told once where clients show it too', async () => {
    const text = `${webhook('[{ key: [] }]')}paths:\n  /a: { get: { security: [{ key: [] }], ${done} } }\n`;
    const { changes } = await expectChanges(text, text.replace('X-Key', 'X-Other'), [
      'breaking security-scheme-changed 8 8',
    ]);
    expect(changes[0]!.reaches.map(({ operation }) => operation)).toEqual(['GET /a', 'webhook told POST']);
    expect(changes[0]!.directions).toEqual(['request', 'response']);
  });
});
