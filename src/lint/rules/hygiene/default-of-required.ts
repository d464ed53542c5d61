import { parametersOf } from '../../contract-parts.js';
import { isObject, show } from '../../read.js';
import type { Rule } from '../../rule.js';

export const defaultOfRequired: Rule = {
  code: 'default-of-required',
  category: 'hygiene',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A required parameter has a default.',
  why: 'A default says what holds where nothing is given, and a request without the parameter is refused: it never counts.',
  remedy: 'Remove the default, or let the parameter be optional',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: limit, in: query, required: true, schema: { type: integer, default: 20 } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer, default: 20 } }]
      responses: { '200': { description: All pets. } }
`,
  check: context => ({
    contract: contract => {
      for (const { parameter, operation } of parametersOf(contract)) {
        const json = parameter.schema?.json;
        if (!parameter.required || !isObject(json) || json.default === undefined) continue;
        const message = `The ${parameter.in} parameter '${parameter.name}' is required: its default ${show(json.default)} never counts`;
        context.report(message, parameter.location, { operation: operation.key });
      }
    },
  }),
};
