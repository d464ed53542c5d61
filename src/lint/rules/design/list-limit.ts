import { limitsOf } from '../../lists.js';
import type { Rule } from '../../rule.js';

export const listLimit: Rule = {
  code: 'list-limit',
  category: 'design',
  severity: 'warning',
  presets: ['recommended', 'strict', 'security'],
  what: 'The limit of a list has no maximum.',
  why: 'A client that asks for a million items gets them, and the next one waits (OWASP API4:2023).',
  remedy: 'Say by maximum how many items a client may ask for',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer, default: 20 } }]
      responses: { '200': { description: Some pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer, default: 20, maximum: 100 } }]
      responses: { '200': { description: Some pets. } }
`,
  check: context => ({
    contract: ({ operations }) => {
      for (const { parameter, part } of limitsOf(operations, context.schemas)) {
        const bounds = ['maximum', 'exclusiveMaximum', 'enum', 'const'];
        if (part.all().some(({ json }) => bounds.some(each => each in json))) continue;
        context.report(`The parameter '${parameter.name}' has no maximum`, parameter.location);
      }
    },
  }),
};
