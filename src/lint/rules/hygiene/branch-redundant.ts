import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import type { DocumentSet } from '../../../document/index.js';
import { areApart, mayLieWithin, pairsOf } from '../../branches.js';
import { isObject, listOf } from '../../read.js';
import type { Rule } from '../../rule.js';
import { writtenShapes } from '../../shape.js';

export const branchRedundant: Rule = {
  code: 'branch-redundant',
  category: 'hygiene',
  severity: 'info',
  presets: ['strict'],
  what: 'All that a branch of `anyOf` accepts, another one accepts: that is proven.',
  why: 'The branch makes no difference to what is valid; often the other was meant to be narrower.',
  remedy: 'Remove the branch, or narrow the other one',
  bad: `
components:
  schemas:
    Size:
      anyOf: [{ type: string }, { type: string, enum: [small, large] }]
`,
  good: `
components:
  schemas:
    Size:
      anyOf: [{ type: integer }, { type: string, enum: [small, large] }]
`,
  check: context => {
    const suspects: (readonly [WrittenObject, readonly Pair[]])[] = [];
    return {
      schema: node => {
        if (listOf(node.value.anyOf).length < 2 || node.value.discriminator !== undefined) return;
        const pairs = pairsIn(node, context.set);
        if (pairs.length > 0) suspects.push([node, pairs]);
      },
      contract: () => {
        for (const [node, pairs] of suspects) {
          const { json } = context.schemas.at(node);
          const branches = isObject(json) ? (listOf(json.anyOf) as readonly SchemaJson[]) : []; // the normal form holds schemas there
          // beside `nullable` they stand further within
          if (branches.length !== listOf(node.value.anyOf).length) continue;
          const told = new Set<number>();
          for (const [inner, outer] of pairs) {
            const [one, other] = [branches[inner], branches[outer]];
            if (told.has(inner) || told.has(outer) || one === undefined || other === undefined) continue;
            if (context.schemas.difference(one, other) !== 'none') continue;
            told.add(inner);
            const message = `The branch anyOf/${inner} adds nothing: anyOf/${outer} accepts all that it does`;
            context.report(message, { node, at: ['anyOf', inner] });
          }
        }
      },
    };
  },
};

type Pair = readonly [inner: number, outer: number];

/** The branches of which one may lie within another. */
function pairsIn(node: WrittenObject, set: DocumentSet): readonly Pair[] {
  const branches = listOf(node.value.anyOf);
  const shapes = writtenShapes(set);
  const read = (branch: unknown) => shapes.of(branch, node);
  return [...pairsOf(branches)]
    .filter(([a, b]) => !areApart(branches[a], branches[b], read))
    .flatMap(([a, b]): readonly Pair[] => [
      [a, b],
      [b, a],
    ])
    .filter(([inner, outer]) => mayLieWithin(branches[inner], branches[outer], read));
}
