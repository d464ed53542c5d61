import type { Rule } from '../../rule.js';
import { wordsOf } from '../../words.js';

const secrets = new Set(['password', 'passwd', 'passphrase', 'secret', 'apikey', 'credentials', 'jwt', 'pin']);
const pairs = new Set([
  'api key',
  'access token',
  'auth token',
  'private key',
  'client secret',
  'refresh token',
  'bearer token',
  'id token',
  'session token',
]);

export const credentialParameter: Rule = {
  code: 'credential-parameter',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'security', 'strict'],
  what: 'A password, a secret or a token is sent in a URL.',
  why: 'URLs are kept in logs, histories and Referer headers (OWASP API2:2023).',
  remedy: 'Take it in a header or in the body; what authenticates belongs into a security scheme',
  bad: `
paths:
  /login:
    post:
      parameters: [{ name: password, in: query, schema: { type: string } }]
      responses: { '200': { description: Welcome. } }
`,
  good: `
paths:
  /login:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { password: { type: string } } } } } }
      responses: { '200': { description: Welcome. } }
`,
  check: ({ report }) => ({
    parameter: node => {
      const { name } = node.value;
      const where = node.value['in'];
      if ((where !== 'query' && where !== 'path') || typeof name !== 'string') return;
      const words = wordsOf(name);
      const isSecret = secrets.has(words.at(-1) ?? '') || pairs.has(words.slice(-2).join(' '));
      if (isSecret && !isName(node.value['schema']))
        report(`The ${where} parameter '${name}' has a secret in a URL`, node);
    },
  }),
};

/** Whether it is a yes or no, or a number: such say something about a secret. */
function isName(schema: unknown): boolean {
  const type = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : undefined;
  return type === 'boolean' || type === 'integer';
}
