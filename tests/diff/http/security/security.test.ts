import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';
import { schemes } from './schemes.js';

const done = "responses: { '204': { description: done } }";
/** The operation's own security, at line 4. */
const own = (security: string) =>
  `paths:\n  /a: { get: { ${security && `security: ${security}, `}${done} } }\n${schemes}`;
/** The document's, at line 3, for two operations. */
const shared = (security: string) =>
  `${security && `security: ${security}\n`}paths:\n  /a: { get: { ${done} } }\n  /b: { get: { ${done} } }\n${schemes}`;

describe('what suffices to call an operation', () => {
  it('names few of very many alternatives, and counts the others', async () => {
    const keys = Array.from({ length: 15 }, (_, index) => `k${index}`);
    const declared = keys.map(key => `    ${key}: { type: apiKey, in: header, name: ${key} }\n`).join('');
    const { changes } = await compared(
      own('[{ token: [] }]'),
      `${own(`[${keys.map(key => `{ ${key}: [] }`)}]`)}${declared}`,
    );
    expect(changes[0]!.message).toMatch(/`k8` or `k9` or one of 5 more is needed$/);
  });

  it('is the same by another name, though the old one is declared still', async () => {
    const renamed = `${own('[{ other: [] }]')}    other: { type: apiKey, in: header, name: x-key }\n`;
    await expectChanges(own('[{ key: [] }]'), renamed, []);
  });

  const like = (a: string, b: string, others = '    old: { type: apiKey, in: header, name: x-key }\n') =>
    `paths:\n  /a: { get: { security: ${a}, ${done} } }\n  /b: { get: { security: ${b}, ${done} } }\n${schemes}${others}`;

  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    [
      'a scheme just like another one, which takes its place',
      like('[{ old: [] }]', '[{ key: [] }]'),
      like('[{ key: [] }]', '[{ key: [] }]', ''),
      ['risky security-alternative-removed 4 4'],
      ['risky security-alternative-removed 4 4'],
    ],
    [
      'one of the same header with something beside it',
      like('[{ old: [] }]', '[{ key: [] }]'),
      like('[{ key: [], token: [] }]', '[{ key: [] }]'),
      ['breaking security-alternative-removed 4 4', 'safe security-alternative-added 4 4'],
      ['risky security-alternative-removed 4 4'],
    ],
  ])('of schemes that are told apart by their names alone: %s', async (_what, old, now, forth, back) => {
    await expectChanges(old, now, forth);
    const { changes } = await expectChanges(now, old, back);
    expect(changes[0]!.unknown).toMatch(/whether they are the same/);
  });

  it('is the same where two schemes have exchanged their names', async () => {
    const pair = (first: string, second: string) =>
      `    one: { type: apiKey, in: header, name: ${first} }\n    two: { type: apiKey, in: header, name: ${second} }\n`;
    const [old, now] = [pair('A', 'B'), pair('B', 'A')];
    await expectChanges(like('[{ one: [] }]', '[]', old), like('[{ two: [] }]', '[]', now), []);
    await expectChanges(like('[{ one: [] }]', '[{ two: [] }]', old), like('[{ two: [] }]', '[{ one: [] }]', now), []);
    await expectChanges(like('[{ one: [] }]', '[]', old), like('[{ one: [] }]', '[]', now), [
      'breaking security-scheme-changed 11 11',
    ]);
  });

  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    [
      'anything where nothing did',
      '',
      '[{ token: [] }]',
      ['breaking security-required 4 4'],
      ['safe security-alternative-added 4 4'],
    ],
    [
      'another alternative',
      '[{ token: [] }]',
      '[{ token: [] }, { key: [] }]',
      ['safe security-alternative-added 4 4'],
      ['breaking security-alternative-removed 4 4'],
    ],
    [
      'both where one did',
      '[{ token: [] }]',
      '[{ token: [], key: [] }]',
      ['breaking security-alternative-removed 4 4'],
      ['safe security-alternative-added 4 4'],
    ],
    [
      'a scope more',
      '[{ login: [read] }]',
      '[{ login: [read, write] }]',
      ['breaking security-scope-added 4 4'],
      ['safe security-alternative-added 4 4'],
    ],
    [
      'nothing as an alternative',
      '[{ token: [] }]',
      '[{ token: [] }, {}]',
      ['safe security-alternative-added 4 4'],
      ['breaking security-required 4 4'],
    ],
  ])('%s', async (_what, old, now, forth, back) => {
    await expectChanges(own(old), own(now), forth);
    await expectChanges(own(now), own(old), back);
  });

  it.each<[what: string, old: string, now: string]>([
    ['alternatives in another order', own('[{ token: [] }, { key: [] }]'), own('[{ key: [] }, { token: [] }]')],
    ['scopes in another order', own('[{ login: [read, write] }]'), own('[{ login: [write, read] }]')],
    ['an empty list and an empty alternative', own('[]'), own('[{}]')],
    ['a scheme of another name', own('[{ key: [] }]'), own('[{ key: [] }]').replaceAll('key:', 'apiKey:')],
    ['of the document or of the operation', `security: [{ key: [] }]\n${own('')}`, own('[{ key: [] }]')],
  ])('is not told where nothing changes: %s', async (_what, old, now) => {
    await expectChanges(old, now, []);
    await expectChanges(now, old, []);
  });

  it('is told once of the whole document', async () => {
    const { changes } = await expectChanges(shared('[{ token: [] }]'), shared('[{ key: [] }]'), [
      'breaking security-alternative-removed 3 3',
      'safe security-alternative-added 3 3',
    ]);
    expect(changes[0]!.reaches.map(({ operation }) => operation)).toEqual(['GET /a', 'GET /b']);
    expect(changes[0]!.message).toBe('credentials of `token` are not enough any more: `key` is needed');
    const { message, mark } = changes[0]!.witness!;
    expect(message[mark!]).toBe('Authorization: Bearer TOKEN');
  });
});

describe('security schemes', () => {
  const used = own('[{ key: [] }, { login: [read] }]');

  it.each<[what: string, from: string, to: string, want: Want[]]>([
    ['another place', 'in: header', 'in: query', ['breaking security-scheme-changed 8 8']],
    ['another name', 'name: X-Key', 'name: X-Token', ['breaking security-scheme-changed 8 8']],
    ['letters of a header', 'name: X-Key', 'name: x-key', []],
    [
      'another way of the same',
      'clientCredentials',
      'password',
      ['breaking oauth-flow-removed 9 9', 'safe oauth-flow-added 9 9'],
    ],
    ['another address', 'a.example', 'b.example', ['risky oauth-flow-changed 9 9']],
    ['a scope fewer', ', write: w', '', ['risky oauth-flow-changed 9 9']],
    ['a scope more', 'read: r', 'read: r, all: a', ['safe oauth-flow-added 9 9']],
    ['one that nobody asks for', 'scheme: bearer', 'scheme: basic', []],
  ])('tell of %s, once', async (_what, from, to, want) => {
    const { changes } = await compared(used, used.replace(from, to));
    expect(changes.map(({ level, code, before, after }) => `${level} ${code} ${before?.line} ${after?.line}`)).toEqual(
      want,
    );
  });

  const bearer = 'type: http, scheme: bearer';
  const openId = 'type: openIdConnect, openIdConnectUrl: https://a.example/openid';
  const oauth = 'type: oauth2, flows: { clientCredentials: { tokenUrl: https://a.example/token, scopes: {} } }';
  const token = own('[{ token: [] }]');

  it.each([
    ['OpenID Connect', token, token.replace(bearer, openId)],
    ['OAuth 2', token, token.replace(bearer, oauth)],
    ['bearer', token.replace(bearer, openId), token],
  ])('of the same tokens on the wire are risky: %s', async (_, from, to) => {
    const { changes } = await expectChanges(from, to, ['risky security-scheme-changed 7 7']);
    expect(changes[0]).toMatchObject({ unknown: expect.stringContaining('`Authorization: Bearer`') });
    expect(changes[0]).not.toHaveProperty('witness');
  });

  it('of another kind are told once, whatever the scopes', async () => {
    const scoped = own('[{ token: [read] }]').replace(bearer, oauth.replace('{} }', '{ read: r } }'));
    const key = token.replace(bearer, 'type: apiKey, in: header, name: X-T');
    await expectChanges(token, scoped, ['risky security-scheme-changed 7 7']);
    await expectChanges(scoped, token, ['risky security-scheme-changed 7 7']);
    await expectChanges(scoped, own('[{ token: [write] }]').replace(bearer, openId), [
      'risky security-scheme-changed 7 7',
    ]);
    await expectChanges(key, scoped, ['breaking security-scheme-changed 7 7']);
    await expectChanges(scoped, key, ['breaking security-scheme-changed 7 7']);
  });

  it('of the same tokens on the wire, and another name, are risky whatever the scopes', async () => {
    await expectChanges(token, own('[{ login: [read] }]'), ['risky security-alternative-removed 4 4']);
    await expectChanges(own('[{ login: [read] }]'), token, ['risky security-alternative-removed 4 4']);
  });

  it('show the credentials that are no longer looked at', async () => {
    const { changes } = await expectChanges(own('[{ key: [] }]'), own('[{ key: [] }]').replace('X-Key', 'X-Other'), [
      'breaking security-scheme-changed 8 8',
    ]);
    const { message, mark } = changes[0]!.witness!;
    expect(message[mark!]).toBe('X-Key: KEY');
  });
});
