import { nameOf } from '../../written-schema.js';
import { boundsRule, saysAny } from './bounds-rule.js';

export const openRequestObject = boundsRule({
  code: 'open-request-object',
  what: 'An object of a request takes properties that are not declared.',
  why: 'Where a server writes all that it gets into a row, a client sets what it never should: `isAdmin` (mass assignment, OWASP API3:2023).',
  remedy: 'Add `additionalProperties: false`; `unevaluatedProperties: false` where it is composed by allOf',
  bad: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { '201': { description: The new pet. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody:
        content:
          application/json: { schema: { type: object, properties: { name: { type: string } }, additionalProperties: false } }
      responses: { '201': { description: The new pet. } }
`,
  says: node => {
    const { value, steps, parent } = node;
    const { properties, additionalProperties } = value;
    if (typeof properties !== 'object' || properties === null || additionalProperties !== undefined) return undefined;
    // what composes it says what else there may be
    const isPart =
      parent?.type === 'schema' && ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'].includes(String(steps[0]));
    if (isPart || saysAny(node, ['unevaluatedProperties', 'allOf', '$ref', 'propertyNames'])) return undefined;
    return `${nameOf(node)} takes properties that are not declared`;
  },
});
