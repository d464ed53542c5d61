import { isLimit } from '../../lists.js';
import { Part } from '../../parts.js';
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
      for (const parameter of new Set(operations.flatMap(({ parameters }) => parameters))) {
        if (!parameter.schema || parameter.required || !isLimit(parameter)) continue;
        const part = Part.of(parameter.schema, id => context.schemas.schema(id));
        if (/^(?:integer|number)$/.test(part.types[0] ?? '') && !part.all().some(({ json }) => 'default' in json))
          context.report(`The parameter '${parameter.name}' has no default`, parameter.location);
      }
    },
  }),
};
