import { limitsOf } from '../../lists.js';
import type { Rule } from '../../rule.js';

export const listLimitDefault: Rule = {
  code: 'list-limit-default',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'The limit of a list has no default.',
  why: 'Without it a client does not know how many items it gets where it asks for no number, and can not tell the last page from a full one.',
  remedy: 'Say by default how many items are answered where nothing is asked for',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer, maximum: 100 } }]
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
        if (parameter.required || part.all().some(({ json }) => 'default' in json)) continue;
        context.report(`The parameter '${parameter.name}' has no default`, parameter.location);
      }
    },
  }),
};
