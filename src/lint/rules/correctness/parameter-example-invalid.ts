import { parametersOf } from '../../contract-parts.js';
import { placeWithin } from '../../places.js';
import { show } from '../../read.js';
import type { Rule } from '../../rule.js';
import { reasonOf } from '../../values.js';

export const parameterExampleInvalid: Rule = {
  code: 'parameter-example-invalid',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An example of a parameter does not fit its schema.',
  why: 'Who tries the example is refused by the contract that gives it (Parameter Object).',
  remedy: 'Correct the example, or the schema of the parameter',
  bad: `
paths:
  /pets:
    get:
      parameters:
        - { name: limit, in: query, example: 500, schema: { type: integer, maximum: 100 } }
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters:
        - { name: limit, in: query, example: 50, schema: { type: integer, maximum: 100 } }
      responses: { '200': { description: All pets. } }
`,
  check: context => ({
    contract: contract => {
      for (const { parameter, operation } of parametersOf(contract)) {
        const schema = parameter.schema ?? parameter.content?.schema;
        const examples = parameter.schema ? parameter.examples : (parameter.content?.examples ?? []);
        if (!schema || examples.length === 0) continue;
        const { types } = context.schemas.shape(schema.json);
        for (const { name, value, location } of examples) {
          // of a list or an object the text that goes over the wire is often given
          if (value === undefined || (typeof value === 'string' && (types & 96) !== 0)) continue;
          const violations = context.schemas.violations(schema, value, 'request') ?? [];
          if (violations.length === 0) continue;
          const place = name === undefined ? location : (placeWithin(context.set, location, '/value') ?? location);
          const message = `The example ${show(value)} of the parameter '${parameter.name}' does not fit its schema: ${reasonOf(violations)}`;
          context.report(message, place, { operation: operation.key });
        }
      }
    },
  }),
};
