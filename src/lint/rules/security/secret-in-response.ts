import type { WrittenObject } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';
import { wordsOf } from '../../words.js';
import { isOf, propertyOf } from '../../written-schema.js';

const secrets = new Set([
  'password',
  'passwd',
  'passphrase',
  'secret',
  'password hash',
  'private key',
  'client secret',
  'api secret',
  'secret key',
]);

export const secretInResponse: Rule = {
  code: 'secret-in-response',
  category: 'security',
  severity: 'warning',
  presets: [],
  what: 'A response shows a password or a secret.',
  why: 'What is answered is kept by clients, caches and logs (OWASP API3:2023). Some answers are made to hand out a secret once, so the rule is off until it is asked for.',
  remedy: 'Say `writeOnly: true`, or leave the property out of responses',
  bad: `
paths:
  /users:
    get:
      responses:
        '200':
          description: All users.
          content: { application/json: { schema: { type: object, properties: { password: { type: string } } } } }
`,
  good: `
paths:
  /users:
    get:
      responses:
        '200':
          description: All users.
          content: { application/json: { schema: { type: object, properties: { password: { type: string, writeOnly: true } } } } }
`,
  check: context => {
    const found: WrittenObject[] = [];
    return {
      schema: node => {
        const name = propertyOf(node);
        if (name === undefined || !isOf(node.value, 'string') || node.value['writeOnly'] === true) return;
        const words = wordsOf(name);
        if (secrets.has(words.at(-1) ?? '') || secrets.has(words.slice(-2).join(' '))) found.push(node);
      },
      end: () => {
        for (const node of found)
          if (context.ways.of(node).response) context.report(`The property '${node.key}' is shown in responses`, node);
      },
    };
  },
};
