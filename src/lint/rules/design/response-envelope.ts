import type { Operation } from '../../../contract/index.js';
import { answerOf } from '../../lists.js';
import type { Rule } from '../../rule.js';

export const responseEnvelope: Rule = {
  code: 'response-envelope',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'Most answers are wrapped in an object, and some are not.',
  why: 'A client unwraps all answers in one place, and finds nothing where one comes without the wrapping.',
  remedy: 'Wrap all answers in the same way, or none',
  options: {
    names: {
      schema: { type: 'array', items: { type: 'string' } },
      default: ['data', 'result', 'results', 'payload'],
      what: 'The properties that hold what is wrapped.',
    },
    share: {
      schema: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
      default: 0.7,
      what: 'How many of the answers have to be wrapped before the others are said to break a habit.',
    },
  },
  bad: `
paths:
  /pets:
    get: { responses: { '200': { $ref: '#/components/responses/Wrapped' } } }
  /shops:
    get: { responses: { '200': { $ref: '#/components/responses/Wrapped' } } }
  /cages:
    get: { responses: { '200': { $ref: '#/components/responses/Wrapped' } } }
  /toys:
    get:
      responses:
        '200': { description: A toy., content: { application/json: { schema: { type: object, properties: { name: {} } } } } }
components:
  responses:
    Wrapped:
      description: All of them.
      content: { application/json: { schema: { type: object, properties: { data: { type: array, items: {} } } } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { $ref: '#/components/responses/Wrapped' } } }
  /toys:
    get: { responses: { '200': { $ref: '#/components/responses/Wrapped' } } }
components:
  responses:
    Wrapped:
      description: All of them.
      content: { application/json: { schema: { type: object, properties: { data: { type: array, items: {} } } } } }
`,
  check: context => ({
    contract: ({ operations }) => {
      const names = context.options['names'] as readonly string[]; // its schema says so
      const users = new Map<string, Operation[]>();
      for (const operation of operations) {
        const answer = answerOf(operation, context.schemas);
        if (answer?.types[0] !== 'object') continue;
        const { properties } = answer;
        const wrapping = names.find(name => properties.has(name)) ?? '';
        users.set(wrapping, [...(users.get(wrapping) ?? []), operation]);
      }
      const total = [...users.values()].reduce((sum, { length }) => sum + length, 0);
      const [most, ...others] = [...users].sort(([, a], [, b]) => b.length - a.length);
      if (!most || most[0] === '' || most[1].length < total * Number(context.options['share'])) return;
      for (const [, found] of others)
        for (const { key, location } of found)
          context.report(`${key} answers without '${most[0]}' around it, as most do`, location, { operation: key });
    },
  }),
};
