import type { Contract, Operation, WrittenObject } from '../../../contract/index.js';
import { operationsOf } from '../../contract-parts.js';
import { membersOf, names } from '../../read.js';
import type { Rule } from '../../rule.js';

export const linkParameterUnknown: Rule = {
  code: 'link-parameter-unknown',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A link gives parameters that its operation does not have, or leaves out one of the path.',
  why: 'The link can not be followed: the request that it describes is none of that operation (Link Object).',
  remedy: 'Name the parameters of the operation as it declares them',
  bad: `
paths:
  /pets:
    post:
      responses:
        '201': { description: A pet., links: { self: { operationId: readPet, parameters: { pet: $response.body#/id } } } }
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
        '201': { description: A pet., links: { self: { operationId: readPet, parameters: { id: $response.body#/id } } } }
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
        const byId = new Map(operationsOf(contract).map(each => [each.operationId, each]));
        for (const node of links) {
          const target = operationOf(node, contract, byId);
          if (!target) continue;
          const given = membersOf(node.value.parameters).map(([name]) => name);
          const unknown = given.filter(name => !has(target, name));
          if (unknown.length > 0) {
            const at = { node, at: 'parameters', part: 'key' } as const;
            context.report(`'${target.key}' has no parameter ${names(unknown)}`, at);
            continue;
          }
          const missing = target.parameters.filter(
            each => each.in === 'path' && !given.some(name => name === each.name || name === `path.${each.name}`),
          );
          if (missing.length > 0)
            context.report(
              `The link to '${target.key}' gives no value for ${names(missing.map(each => each.name))}`,
              node,
            );
        }
      },
    };
  },
};

/** The operation that a link names by its id, or by a reference into the paths of its own document. */
function operationOf(
  { value }: WrittenObject,
  contract: Contract,
  byId: ReadonlyMap<string | undefined, Operation>,
): Operation | undefined {
  const { operationId, operationRef } = value;
  if (typeof operationId === 'string') return byId.get(operationId);
  if (typeof operationRef !== 'string' || !operationRef.startsWith('#/')) return undefined;
  return contract.operations.find(({ location }) => location.pointer === pointerOf(operationRef));
}

function pointerOf(ref: string): string {
  return ref
    .slice(1)
    .replace(/%7[bB]/g, '{')
    .replace(/%7[dD]/g, '}');
}

function has({ parameters }: Operation, name: string): boolean {
  return parameters.some(each => name === each.name || name === `${each.in}.${each.name}`);
}
