import type { WrittenObject } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { expressionsIn, flawOf } from '../../expressions.js';
import { operationAt } from '../../places.js';
import { membersOf } from '../../read.js';
import type { Rule } from '../../rule.js';

export const linkExpressionUnresolved: Rule = {
  code: 'link-expression-unresolved',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A runtime expression of a link leads to nothing in the request or response.',
  why: 'The value that the link is to pass on does not exist (Runtime Expressions).',
  remedy: 'Point at a property of the body, or at a parameter or header, that is declared',
  bad: `
paths:
  /pets:
    post:
      responses:
        '201':
          description: A pet.
          content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } }
          links: { self: { operationId: readPet, parameters: { id: $response.body#/petId } } }
  /pets/{id}:
    get:
      operationId: readPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: A pet. } }
`,
  good: `
paths:
  /pets:
    post:
      responses:
        '201':
          description: A pet.
          content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } }
          links: { self: { operationId: readPet, parameters: { id: $response.body#/id } } }
  /pets/{id}:
    get:
      operationId: readPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: A pet. } }
`,
  check: context => {
    const links: WrittenObject[] = [];
    return {
      link: node => void links.push(node),
      contract: contract => {
        for (const node of links) {
          const operation = operationAt(contract, node);
          const status = node.within('response')?.key;
          if (!operation || status === undefined) continue;
          for (const [value, at] of valuesOf(node)) {
            for (const expression of typeof value === 'string' ? expressionsIn(value) : []) {
              const flaw = flawOf(expression, operation, context.schemas, status);
              if (flaw !== undefined) context.report(`'${expression}' leads to nothing: ${flaw}`, { node, at });
            }
          }
        }
      },
    };
  },
};

function valuesOf({ value }: WrittenObject): readonly (readonly [Json | undefined, readonly string[]])[] {
  const given = membersOf(value.parameters).map(([name, each]) => [each, ['parameters', name]] as const);
  return [...given, [value.requestBody, ['requestBody']]];
}
