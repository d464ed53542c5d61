import { reportLacking } from '../../lacking.js';
import { answerOf, listOf } from '../../lists.js';
import type { Rule } from '../../rule.js';

export const listWrapped: Rule = {
  code: 'list-wrapped',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'A list is answered as an array at the top.',
  why: 'Nothing can be added beside an array: a total, a cursor, a warning all need an object around it, and that breaks every client.',
  remedy: 'Answer an object with the array as a property, such as items',
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
      responses:
        '200':
          description: All pets.
          content:
            application/json: { schema: { type: object, properties: { items: { type: array, items: { type: string } } } } }
`,
  check: context => ({
    contract: contract =>
      reportLacking({
        contract,
        report: context.report,
        asked: contract.operations.filter(each => listOf(each, context.schemas)),
        lacks: each => answerOf(each, context.schemas)?.types[0] === 'array',
        one: ({ key }) => `${key} answers an array, with nothing around it`,
        all: count => `All ${count} operations that answer lists answer arrays, with nothing around them`,
      }),
  }),
};
