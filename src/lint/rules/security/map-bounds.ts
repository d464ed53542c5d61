import { nameOf } from '../../written-schema.js';
import { boundsRule, saysAny } from './bounds-rule.js';

export const mapBounds = boundsRule({
  code: 'map-bounds',
  what: 'An object of a request takes any number of members.',
  why: 'A client names as many as it likes, and each is kept or worked on (OWASP API4:2023).',
  remedy: 'Add maxProperties',
  bad: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: object, additionalProperties: { type: integer } } } } }
      responses: { '201': { description: The new pet. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody:
        content: { application/json: { schema: { type: object, additionalProperties: { type: integer }, maxProperties: 20 } } }
      responses: { '201': { description: The new pet. } }
`,
  says: node => {
    const { additionalProperties, patternProperties } = node.value;
    const isMap =
      (typeof additionalProperties === 'object' && additionalProperties !== null) || additionalProperties === true;
    if ((!isMap && patternProperties === undefined) || saysAny(node, ['maxProperties', 'propertyNames']))
      return undefined;
    return `${nameOf(node)} takes any number of members`;
  },
});
