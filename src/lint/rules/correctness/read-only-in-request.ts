import type { WrittenObject } from '../../../contract/index.js';
import { Directions, toClient, toServer } from '../../directions.js';
import type { Rule } from '../../rule.js';

export const readOnlyInRequest: Rule = {
  code: 'read-only-in-request',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A property is readOnly, or writeOnly, in a schema that goes the other way alone.',
  why: 'What is readOnly is not sent in requests, what is writeOnly not in responses (Schema Object): where the schema is used nowhere else, the property can never be there.',
  remedy: 'Remove the property, or the word',
  bad: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewPet' } } } }
      responses: { '201': { description: A pet. } }
components:
  schemas:
    NewPet: { type: object, properties: { id: { type: string, readOnly: true }, name: { type: string } } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewPet' } } } }
      responses: { '201': { description: A pet. } }
components:
  schemas:
    NewPet: { type: object, properties: { name: { type: string } } }
`,
  needsWhole: true,
  check: context => {
    const marked: WrittenObject[] = [];
    return {
      schema: node => {
        const { readOnly, writeOnly } = node.value;
        if ((readOnly === true || writeOnly === true) && node.steps[0] === 'properties') marked.push(node);
      },
      contract: () => {
        if (marked.length === 0) return;
        const directions = new Directions(context.references, context.set);
        for (const node of marked) {
          const isReadOnly = node.value.readOnly === true;
          if (directions.of(node) !== (isReadOnly ? toServer : toClient)) continue;
          const [word, way] = isReadOnly ? ['readOnly', 'requests'] : ['writeOnly', 'responses'];
          context.report(`'${node.key}' is ${word}, but its schema is used in ${way} alone`, {
            node,
            at: word,
            part: 'key',
          });
        }
      },
    };
  },
};
