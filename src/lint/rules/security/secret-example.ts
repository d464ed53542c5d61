import type { WrittenObject } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import type { Rule, Visitor } from '../../rule.js';

/** What such secrets begin with: looked for before anything slower is. */
const forms: readonly (readonly [name: string, begin: string, form: RegExp])[] = [
  ['an access key of AWS', 'AKIA', /\bAKIA[0-9A-Z]{16}\b/],
  ['a private key', '-----BEGIN', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a token of GitHub', 'gh', /\bgh[pousr]_[A-Za-z0-9]{36}\b/],
  ['a live key of Stripe', '_live_', /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ['a token of Slack', 'xox', /\bxox[abprs]-[A-Za-z0-9-]{20,}/],
  ['a key of Google', 'AIza', /\bAIza[0-9A-Za-z_-]{35}\b/],
  ['a JSON Web Token', 'eyJ', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/],
];

export const secretExample: Rule = {
  code: 'secret-example',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'security', 'strict'],
  what: 'An example has what looks like a real secret.',
  why: 'Examples are copied from real traffic, and documents are published: a key in one is a key that everybody has (OWASP API8:2023).',
  remedy: 'Revoke it if it was ever real, and write one that can be seen to be made up',
  bad: `
components:
  schemas:
    Key: { type: string, example: AKIAABCDEFGHIJKLMNOP }
`,
  good: `
components:
  schemas:
    Key: { type: string, example: AKIA-made-up }
`,
  check: ({ report }) => {
    const look =
      (...fields: readonly string[]) =>
      (node: WrittenObject) => {
        for (const field of fields) {
          const found = field in node.value ? secretIn(node.value[field] as Json) : undefined;
          if (found !== undefined) report(`The ${field} has ${found} in it`, { node, at: field });
        }
      };
    const visitor: Visitor = {
      schema: look('example', 'examples', 'default', 'const'),
      parameter: look('example'),
      header: look('example'),
      mediaType: look('example'),
      example: look('value', 'dataValue', 'serializedValue'),
    };
    return visitor;
  },
};

/** What kind of secret stands in a value, if one does. */
function secretIn(value: Json): string | undefined {
  if (typeof value === 'string') {
    if (value.length < 20) return undefined;
    return forms.find(([, begin, form]) => value.includes(begin) && form.test(value))?.[0];
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const name in value) {
    const found = secretIn((value as { readonly [name: string]: Json })[name]!); // for..in gave the name, or an index
    if (found !== undefined) return found;
  }
  return undefined;
}
