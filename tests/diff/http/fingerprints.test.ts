import { changes } from '../schemas/given.js';

const operation = (said: string, root = '') => `${root}paths: { /a: { post: { operationId: x, ${said} } } }\n`;
const done = "responses: { '204': { description: done } }";

const listed = (manner: string) =>
  operation(`parameters: [{ name: q, in: query, schema: { type: array, items: { type: string } }${manner} }], ${done}`);
const typed = (type: string) => operation(`parameters: [{ name: q, in: query, schema: { type: ${type} } }], ${done}`);
const part = (encoding: string) =>
  operation(
    `requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string } } }${encoding} } } }, ${done}`,
  );
const linked = (to: string) =>
  operation(`responses: { '200': { description: d, links: { l: { operationId: x, parameters: { q: "${to}" } } } } }`);
const empty = (allowed: boolean) =>
  operation(`parameters: [{ name: q, in: query, allowEmptyValue: ${allowed}, schema: { type: integer } }], ${done}`);
const schemes =
  'components: { securitySchemes: { key: { type: apiKey, in: header, name: k }, basic: { type: http, scheme: basic } } }\n';
const secured = (security: string) => operation(`${security}${done}`, schemes);
const keyed = (place: string) =>
  operation(
    `security: [{ key: [] }], ${done}`,
    `components: { securitySchemes: { key: { type: apiKey, ${place} } } }\n`,
  );
const granted = (url: string) =>
  operation(
    `security: [{ oauth: [] }], ${done}`,
    `components: { securitySchemes: { oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: "${url}", scopes: {} } } } } }\n`,
  );

it.each([
  ['how a list is written', listed(''), listed(', explode: false'), listed(', explode: false, style: pipeDelimited')],
  ['the type of a text', typed('string'), typed('integer'), typed('boolean')],
  [
    'the media type of a part',
    part(''),
    part(', encoding: { f: { contentType: image/png } }'),
    part(', encoding: { f: { contentType: image/gif } }'),
  ],
  ['what a link hands on', linked('1'), linked('2'), linked('3')],
  ['what is asked for', secured(''), secured('security: [{ key: [] }], '), secured('security: [{ basic: [] }], ')],
  ['where a key goes', keyed('in: header, name: k'), keyed('in: header, name: l'), keyed('in: query, name: k')],
  ['where tokens come from', granted('https://a.example'), granted('https://b.example'), granted('https://c.example')],
])('two changes of %s have two fingerprints', async (_, old, one, other) => {
  const [found, others] = [await changes(old, one), await changes(old, other)];
  expect([found.length, others.length]).toEqual([1, 1]);
  expect(found[0]!.fingerprint).not.toBe(others[0]!.fingerprint);
});

it('a change and the way back from it have two fingerprints', async () => {
  const [there, back] = [await changes(empty(false), empty(true)), await changes(empty(true), empty(false))];
  expect([there[0]?.level, back[0]?.level]).toEqual(['safe', 'breaking']);
  expect(there[0]!.fingerprint).not.toBe(back[0]!.fingerprint);
});

it('the order in which types and media types are written makes no other fingerprint', async () => {
  const types = (...names: string[]) => typed(`[${names.join()}]`);
  const media = (...names: string[]) => part(`, encoding: { f: { contentType: "${names.join()}" } }`);
  for (const [old, one, other] of [
    [typed('boolean'), types('integer', '"null"'), types('"null"', 'integer')],
    [part(''), media('image/png', 'image/gif'), media('image/gif', 'image/png')],
  ] as const) {
    const [found, others] = [await changes(old, one), await changes(old, other)];
    expect(found.length).toBeGreaterThan(0);
    expect(others.map(each => each.fingerprint)).toEqual(found.map(each => each.fingerprint));
  }
});
