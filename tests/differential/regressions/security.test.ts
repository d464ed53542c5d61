import { documentOf, get, ok } from '../case.js';
import type { Verdict } from '../side.js';
import { compare, type Row } from './both.js';

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: {} } } },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
};

const document = documentOf(
  {
    '/bearer': { get: { security: [{ bearer: [] }], responses: ok } },
    '/basic': { get: { security: [{ basic: [] }], responses: ok } },
    '/oauth': { get: { security: [{ oauth: [] }], responses: ok } },
    '/either': { get: { security: [{ bearer: [] }, { key: [] }], responses: ok } },
    '/both': { get: { security: [{ bearer: [], key: [] }], responses: ok } },
  },
  { components: { securitySchemes } },
);

function row(path: string, authorization: string, want: Verdict, eov?: Verdict, rest = {}): Row {
  const request = get(path, { authorization, ...rest });
  return { name: `${path} ${authorization}`, request, want, ...(eov && { eov }) };
}

const rows = [
  row('/bearer', 'Basic xbearerx', 'refuses', 'accepts'),
  row('/bearer', 'Digest realm="bearer"', 'refuses', 'accepts'),
  row('/bearer', 'xBearer abc', 'refuses', 'accepts'),
  row('/bearer', 'Bearerabc', 'refuses', 'accepts'),
  row('/bearer', 'bEARER abc', 'accepts'),
  row('/basic', 'Bearer basic', 'refuses', 'accepts'),
  row('/basic', 'xBasic dXNlcjpwYXNz', 'refuses', 'accepts'),
  row('/basic', 'Basic dXNlcjpwYXNz', 'accepts'),
  row('/oauth', 'Basic xbearerx', 'refuses', 'accepts'),
  row('/either', 'Basic xbearerx', 'refuses', 'accepts'),
  row('/both', 'Basic xbearerx', 'refuses', 'accepts', { 'x-key': 'abc' }),
  row('/both', 'Bearer abc', 'accepts', undefined, { 'x-key': 'abc' }),
];

describe('the scheme of an Authorization header', () => {
  it('is the whole first word', async () => {
    const { got, want } = await compare(document, rows);
    expect(got).toEqual(want);
  });
});
