import type { Parameter } from '../../../contract/index.js';
import { operationsOf } from '../../contract-parts.js';
import { names } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';

export const explodedNamesCollide: Rule = {
  code: 'exploded-names-collide',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'An object in the query is written as one parameter for each property, and another parameter has the name of one.',
  why: 'A server can not tell which of the two a value belongs to (Parameter Object, style and explode).',
  remedy: 'Rename one of the two, or write the object as deepObject',
  bad: `
paths:
  /pets:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: page, in: query, schema: { type: object, properties: { limit: { type: integer } } } }
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: page, in: query, style: deepObject, schema: { type: object, properties: { limit: { type: integer } } } }
      responses: { '200': { description: All pets. } }
`,
  check: context => ({
    contract: contract => {
      for (const operation of operationsOf(contract)) {
        const taken = new Map<string, Parameter>();
        for (const parameter of operation.parameters) {
          const own = namesOf(parameter, context.schemas);
          const twice = own.filter(name => taken.has(name));
          const other = taken.get(twice[0] ?? '');
          if (other)
            context.report(messageOf(parameter, other, twice), parameter.location, {
              operation: operation.key,
              related: [{ message: 'the other parameter', location: other.location }],
            });
          for (const name of own) taken.set(name, parameter);
        }
      }
    },
  }),
};

function namesOf(parameter: Parameter, tools: SchemaTools): readonly string[] {
  if (parameter.in !== 'query') return [];
  const shape = parameter.schema && tools.shape(parameter.schema.json);
  const isSpread = parameter.style === 'form' && parameter.explode && shape?.types === 64;
  return isSpread && shape ? [...shape.properties.keys()] : [parameter.name];
}

function messageOf(parameter: Parameter, other: Parameter, twice: readonly string[]): string {
  return `In the query '${parameter.name}' and '${other.name}' are both written as ${names(twice)}`;
}
