import { reportLacking } from '../../lacking.js';
import { isLimit, listOf, pageStyleOf } from '../../lists.js';
import type { Rule } from '../../rule.js';

export const listPagination: Rule = {
  code: 'list-pagination',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'A list is answered whole.',
  why: 'Lists grow: the answer that took a millisecond takes a minute in a year, and pagination that comes later breaks every client (OWASP API4:2023).',
  remedy: 'Take a limit and a cursor as query parameters, or say by maxItems how long the list can become',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets., content: { application/json: { schema: { type: array, items: { type: string } } } } }
`,
  good: `
paths:
  /pets:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
        - { name: cursor, in: query, schema: { type: string } }
      responses:
        '200': { description: Some pets., content: { application/json: { schema: { type: array, items: { type: string } } } } }
`,
  check: context => ({
    contract: contract =>
      reportLacking({
        contract,
        report: context.report,
        asked: contract.operations.filter(each => {
          const list = listOf(each, context.schemas);
          return list && list.json['maxItems'] === undefined;
        }),
        lacks: ({ parameters }) => !parameters.some(each => isLimit(each) || pageStyleOf(each) !== undefined),
        one: ({ key }) => `${key} answers a list of any length, and can not be asked for a part of it`,
        all: count => `None of the ${count} operations that answer lists can be asked for a part of one`,
      }),
  }),
};
