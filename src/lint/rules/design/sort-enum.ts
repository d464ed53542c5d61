import { Part } from '../../parts.js';
import type { Rule } from '../../rule.js';

const sorts = /^(?:sort|order|sort_?by|order_?by|sort_?order|sort_?direction|direction|ordering)$/i;

export const sortEnum: Rule = {
  code: 'sort-enum',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'What a list can be sorted by is any text.',
  why: 'A client can not know what it may sort by, and a server that puts it into a query of its database is open to injection.',
  remedy: 'List the values by enum, or give their form by pattern',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: sort, in: query, schema: { type: string } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: sort, in: query, schema: { type: string, enum: [name, -name, age] } }]
      responses: { '200': { description: All pets. } }
`,
  check: context => ({
    contract: ({ operations }) => {
      for (const parameter of new Set(operations.flatMap(({ parameters }) => parameters))) {
        if (parameter.in !== 'query' || !parameter.schema || !sorts.test(parameter.name)) continue;
        const part = Part.of(parameter.schema, id => context.schemas.schema(id));
        const isTyped = part
          .all()
          .some(({ json }) => ['enum', 'const', 'pattern', 'anyOf', 'oneOf', 'format'].some(each => each in json));
        if (part.types[0] === 'string' && !isTyped)
          context.report(`The parameter '${parameter.name}' is any text`, parameter.location);
      }
    },
  }),
};
