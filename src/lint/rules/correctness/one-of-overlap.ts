import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import { isFound } from '../../../schema/index.js';
import { areApart, pairsOf } from '../../branches.js';
import { isObject, listOf, show } from '../../read.js';
import type { Rule } from '../../rule.js';
import { writtenShapes } from '../../shape.js';

export const oneOfOverlap: Rule = {
  code: 'one-of-overlap',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'Two branches of a `oneOf` accept the same value.',
  why: 'Exactly one branch may accept a value: what two accept is refused, though it fits both (JSON Schema Core, section 10.2.1.3).',
  remedy: 'Tell the branches apart by a required property with a `const`, or write `anyOf`',
  bad: `
components:
  schemas:
    Pet:
      oneOf:
        - { type: object, required: [name], properties: { name: { type: string } } }
        - { type: object, required: [age], properties: { age: { type: integer } } }
`,
  good: `
components:
  schemas:
    Pet:
      anyOf:
        - { type: object, required: [name], properties: { name: { type: string } } }
        - { type: object, required: [age], properties: { age: { type: integer } } }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        // what a discriminator names is not tried one by one
        if (listOf(node.value.oneOf).length < 2 || node.value.discriminator !== undefined) return;
        if (pairsIn(node).length > 0) suspects.push(node);
      },
      contract: () => {
        const { schemas } = context;
        for (const node of suspects) {
          const { json } = schemas.at(node);
          const { oneOf, rest } = partsOf(json);
          for (const [one, other] of pairsIn(node)) {
            const [a, b] = [oneOf[one], oneOf[other]];
            if (a === undefined || b === undefined) continue;
            const answer = schemas.common([a, b, rest]);
            if (!isFound(answer)) continue;
            const message = `${show(answer.value, 400)} fits both oneOf/${one} and oneOf/${other}, so it is refused`;
            context.report(message, { node, at: ['oneOf', other] });
            break;
          }
        }
      },
    };

    function pairsIn(node: WrittenObject): readonly (readonly [number, number])[] {
      const branches = listOf(node.value.oneOf);
      const shapes = writtenShapes(context.set);
      const read = (branch: unknown) => shapes.of(branch, node);
      // branches that only require properties say that one of them is to be given
      if (branches.every(isRequirement)) return [];
      return [...pairsOf(branches)].filter(([a, b]) => !areApart(branches[a], branches[b], read));
    }
  },
};

/** The branches, and what stands beside them; those of `nullable` are within an `anyOf` then. */
function partsOf(json: SchemaJson): { readonly oneOf: readonly SchemaJson[]; readonly rest: SchemaJson } {
  if (!isObject(json)) return { oneOf: [], rest: true };
  if (json.oneOf === undefined && Array.isArray(json.anyOf)) return partsOf(json.anyOf[0] as SchemaJson); // schemas are in it
  const { oneOf, ...rest } = json;
  return { oneOf: listOf(oneOf) as readonly SchemaJson[], rest };
}

function isRequirement(branch: unknown): boolean {
  const others = new Set(['required', 'type', 'title', 'description']);
  return isObject(branch) && branch.required !== undefined && Object.keys(branch).every(keyword => others.has(keyword));
}
