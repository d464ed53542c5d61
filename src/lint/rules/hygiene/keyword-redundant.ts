import type { WrittenObject } from '../../../contract/index.js';
import { appendToken, type Json, type JsonObject } from '../../../document/index.js';
import { isBounded, shortestOf } from '../../conflicts.js';
import { isObject } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';

/** Of each line the last may imply the others. */
const asked: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['minLength', 'maxLength'],
    ['pattern', 'enum', 'const'],
  ],
  [['pattern'], ['enum', 'const']],
  [
    ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
    ['enum', 'const'],
  ],
  [['minimum'], ['exclusiveMinimum']],
  [['maximum'], ['exclusiveMaximum']],
  [['minItems'], ['contains']],
  [['minProperties'], ['required']],
];

export const keywordRedundant: Rule = {
  code: 'keyword-redundant',
  category: 'hygiene',
  severity: 'info',
  presets: ['strict'],
  what: 'A keyword refuses nothing that another one beside it does not refuse: that is proven.',
  why: 'It has to be kept in step for nothing, and readers look for what it is there for.',
  remedy: 'Remove it',
  fix: 'Removes the keyword.',
  bad: `
components:
  schemas:
    Code: { type: string, pattern: '^[A-Z]{3}$', maxLength: 10 }
`,
  good: `
components:
  schemas:
    Code: { type: string, pattern: '^[A-Z]{3}$' }
`,
  check: context => {
    const suspects: (readonly [WrittenObject, string, string])[] = [];
    return {
      schema: node => {
        const { value } = node;
        for (const [keywords, implying] of asked) {
          const other = implying.find(each => value[each] !== undefined);
          if (other === undefined) continue;
          for (const keyword of keywords) if (mayBeImplied(value, keyword)) suspects.push([node, keyword, other]);
        }
      },
      contract: () => {
        for (const [node, keyword, other] of suspects) {
          const { json } = context.schemas.at(node);
          if (!isObject(json) || json[keyword] === undefined) continue;
          if (!isRedundant(json, keyword, context.schemas)) continue;
          const message = `'${keyword}' refuses nothing beside '${other}'`;
          const fix = { edits: [{ pointer: appendToken(node.pointer, keyword) }] };
          context.report(message, { node, at: keyword, part: 'key' }, { fix });
        }
      },
    };
  },
};

/** Whether a schema accepts the same without one of its keywords. */
function isRedundant(json: JsonObject, keyword: string, tools: SchemaTools): boolean {
  const values = json.const !== undefined ? [json.const] : json.enum;
  // of a list each value can be looked at
  if (Array.isArray(values)) {
    const alone = { [keyword]: json[keyword] as Json }; // the caller has seen that it is there
    return values.every(value => tools.violations(alone, value, 'any')?.length === 0);
  }
  const { [keyword]: _, ...rest } = json;
  return tools.difference(rest, json) === 'none';
}

function mayBeImplied(schema: JsonObject, keyword: string): boolean {
  const { [keyword]: limit, pattern, enum: listed, const: value } = schema;
  if (typeof pattern !== 'string' || (listed ?? value) !== undefined) return limit !== undefined;
  if (keyword === 'maxLength') return limit !== undefined && isBounded(pattern);
  return typeof limit === 'number' && limit <= shortestOf(pattern);
}
