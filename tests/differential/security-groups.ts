import { type Case, documentOf, type Group, get, ok } from './case.js';

const schemes = {
  basic: { type: 'http', scheme: 'basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  header: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'key' },
  oauth: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: { read: 'Read' } } },
  },
  openid: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com/.well-known/openid-configuration' },
};

type Sent = readonly [kind: string, headers: Readonly<Record<string, string>>, query?: string];

const bearer: Sent = ['bearer', { authorization: 'Bearer abc' }];
const basic: Sent = ['basic', { authorization: 'Basic dXNlcjpwYXNz' }];
const header: Sent = ['header key', { 'x-key': 'abc' }];
const query: Sent = ['query key', {}, 'key=abc'];
const cookie: Sent = ['cookie key', { cookie: 'key=abc' }];
const nothing: Sent = ['nothing', {}];
const unlike: readonly Sent[] = [
  ['other scheme', { authorization: 'Digest bearer' }],
  ['other scheme', { authorization: 'Digest basic' }],
  ['hidden bearer', { authorization: 'Basic xbearerx' }],
  ['no space', { authorization: 'Bearerabc' }],
  ['no space', { authorization: 'Basicabc' }],
  ['no token', { authorization: 'Bearer' }],
  ['no token', { authorization: 'Basic' }],
  ['no colon', { authorization: 'Basic dXNlcg==' }],
  ['not base64', { authorization: 'Basic !!' }],
  ['lower case', { authorization: 'bearer abc' }],
  ['lower case', { authorization: 'basic dXNlcjpwYXNz' }],
  ['empty key', { 'x-key': '' }],
  ['empty key', {}, 'key='],
  ['empty key', { cookie: 'key=' }],
  ['two keys', {}, 'key=a&key=b'],
];
const sent: readonly Sent[] = [bearer, basic, header, query, cookie, nothing, ...unlike];

const requirements: Readonly<Record<string, readonly Readonly<Record<string, readonly string[]>>[]>> = {
  basic: [{ basic: [] }],
  bearer: [{ bearer: [] }],
  header: [{ header: [] }],
  query: [{ query: [] }],
  cookie: [{ cookie: [] }],
  oauth: [{ oauth: ['read'] }],
  openid: [{ openid: [] }],
  either: [{ bearer: [] }, { header: [] }],
  both: [{ bearer: [], header: [] }],
  'both-or-key': [{ basic: [], header: [] }, { query: [] }],
  optional: [{ bearer: [] }, {}],
  none: [],
};

function securityGroup(): Group {
  const paths: Record<string, unknown> = {};
  const cases: Case[] = [];
  for (const [type, security] of Object.entries(requirements)) {
    const path = `/${type}`;
    paths[path] = { get: { security, responses: ok } };
    for (const [index, [kind, headers, text]] of sent.entries()) {
      cases.push({
        name: `${path} ${index} ${JSON.stringify(headers)} ${text ?? ''}`,
        facts: { topic: 'security', kind, type, ...(text !== undefined && { text }) },
        request: get(text === undefined ? path : `${path}?${text}`, headers),
      });
    }
    const both = { authorization: 'Bearer abc', 'x-key': 'abc' };
    cases.push({ name: `${path} both`, facts: { topic: 'security', kind: 'both', type }, request: get(path, both) });
  }
  return { name: 'security', document: documentOf(paths, { components: { securitySchemes: schemes } }), cases };
}

export const securityGroups: readonly Group[] = [securityGroup()];
