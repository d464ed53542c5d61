import type { SchemaJson } from '../../../contract/index.js';
import { isFound } from '../../../schema/index.js';
import { parametersOf } from '../../contract-parts.js';
import { isObject, show } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';

export const pathValueUnroutable: Rule = {
  code: 'path-value-unroutable',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'The schema of a path parameter goes out of its way to allow the empty text or a slash.',
  why: 'An empty segment makes another path, and many servers decode or refuse `%2F` before they route: such a value does not arrive.',
  remedy: 'Exclude it by `minLength: 1` or the pattern, or move the value into the query',
  bad: `
paths:
  /files/{name}:
    get:
      parameters: [{ name: name, in: path, required: true, schema: { type: string, pattern: '^[a-z/]+$' } }]
      responses: { '200': { description: A file. } }
`,
  good: `
paths:
  /files/{name}:
    get:
      parameters: [{ name: name, in: path, required: true, schema: { type: string, pattern: '^[a-z]+$' } }]
      responses: { '200': { description: A file. } }
`,
  check: context => ({
    contract: contract => {
      for (const { parameter, operation } of parametersOf(contract)) {
        if (parameter.in !== 'path' || parameter.style !== 'simple' || !parameter.schema) continue;
        const value = unroutableOf(parameter.schema.json, context.schemas);
        if (value === undefined) continue;
        context.report(
          `The path parameter '${parameter.name}' allows ${show(value)}, which is no segment of a path`,
          parameter.location,
          { operation: operation.key },
        );
      }
    },
  }),
};

const slash: SchemaJson = { type: 'string', pattern: '/' };
const empty: SchemaJson = { const: '' };

/** A text alone says nothing of what is meant: asked is where a pattern, a list or a bound names what is allowed. */
function unroutableOf(json: SchemaJson, tools: SchemaTools): unknown {
  if (!isObject(json)) return undefined;
  const { pattern, enum: listed, minLength } = json;
  if (pattern !== undefined || listed !== undefined)
    for (const bad of [empty, slash]) {
      const answer = tools.common([json, bad]);
      if (isFound(answer)) return answer.value;
    }
  return minLength === 0 ? '' : undefined;
}
