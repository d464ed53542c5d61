import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import type { JsonObject } from '../../../document/index.js';
import { isObject, listOf } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';

export const branchUnreachable: Rule = {
  code: 'branch-unreachable',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A branch of `anyOf` or `oneOf` accepts nothing beside the rest of the schema: that is proven.',
  why: 'What stands beside the choice holds as well: no value ever takes the branch (JSON Schema Core, section 10.2.1).',
  remedy: 'Remove the branch, or what excludes it',
  bad: `
components:
  schemas:
    Id:
      type: string
      anyOf: [{ format: uuid }, { type: integer }]
`,
  good: `
components:
  schemas:
    Id:
      anyOf: [{ type: string, format: uuid }, { type: integer }]
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        const { value } = node;
        if (value.anyOf === undefined && value.oneOf === undefined) return;
        if (excluding.some(keyword => value[keyword] !== undefined)) suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const { json } = context.schemas.at(node);
          if (!isObject(json)) continue;
          for (const keyword of ['anyOf', 'oneOf']) {
            if (!Array.isArray(node.value[keyword])) continue;
            const empty = emptyBranches(json, keyword, context.schemas);
            // where none is left, the whole leaves nothing over
            if (empty.length === listOf(json[keyword]).length) continue;
            for (const index of empty)
              context.report(`No value takes the branch ${keyword}/${index} beside the rest of the schema`, {
                node,
                at: [keyword, index],
              });
          }
        }
      },
    };
  },
};

/** What may exclude a branch beside it. */
const excluding = ['type', 'enum', 'const', 'additionalProperties', 'allOf', '$ref'];

function emptyBranches(json: JsonObject, keyword: string, tools: SchemaTools): readonly number[] {
  const { [keyword]: list, discriminator: _, ...rest } = json;
  const shape = tools.shape(rest);
  return (listOf(list) as readonly SchemaJson[]).flatMap((branch, index) => {
    const own = tools.shape(branch);
    const mayExclude =
      (own.types & shape.types) === 0 || (shape.values && own.values) || (shape.closed && own.required.size > 0);
    return mayExclude && branch !== false && tools.common([rest, branch]) === 'none' ? [index] : [];
  });
}
