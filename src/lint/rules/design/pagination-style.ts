import type { Operation } from '../../../contract/index.js';
import { type PageStyle, pageStyleOf } from '../../lists.js';
import type { Rule } from '../../rule.js';

export const paginationStyle: Rule = {
  code: 'pagination-style',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'Lists of one API are gone through in different ways.',
  why: 'A client writes one loop for all lists where they have one style, and one for each otherwise.',
  remedy: 'Choose one style for all lists; a cursor stays right while items come and go',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses: { '200': { description: Some pets. } }
  /shops:
    get:
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses: { '200': { description: Some shops. } }
  /toys:
    get:
      parameters: [{ name: offset, in: query, schema: { type: integer } }]
      responses: { '200': { description: Some toys. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses: { '200': { description: Some pets. } }
  /toys:
    get:
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses: { '200': { description: Some toys. } }
`,
  needsWhole: true,
  check: ({ report }) => ({
    contract: ({ operations }) => {
      const users = new Map<PageStyle, (readonly [Operation, string])[]>();
      for (const operation of operations) {
        if (operation.method !== 'GET') continue;
        const asked = operation.parameters.find(each => pageStyleOf(each));
        const style = asked && pageStyleOf(asked);
        if (style) users.set(style, [...(users.get(style) ?? []), [operation, asked.name]]);
      }
      const [most, ...others] = [...users].sort(([, a], [, b]) => b.length - a.length);
      for (const [style, found] of others)
        for (const [{ key, location }, name] of found)
          report(`${key} is paged by ${style} ('${name}'), where most lists are by ${most![0]}`, location, {
            operation: key,
          });
    },
  }),
};
