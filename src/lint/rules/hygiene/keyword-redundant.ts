import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import { appendToken } from '../../../document/index.js';
import { isObject } from '../../read.js';
import type { Rule } from '../../rule.js';

/** Of each line the last may imply the others. */
const asked: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['minLength', 'maxLength', 'format'],
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
          for (const keyword of keywords) if (value[keyword] !== undefined) suspects.push([node, keyword, other]);
        }
      },
      contract: () => {
        for (const [node, keyword, other] of suspects) {
          const { json } = context.schemas.at(node);
          if (!isObject(json) || json[keyword] === undefined) continue;
          const { [keyword]: _, ...rest } = json;
          if (context.schemas.difference(rest as SchemaJson, json) !== 'none') continue;
          const message = `'${keyword}' refuses nothing beside '${other}'`;
          const fix = { edits: [{ pointer: appendToken(node.pointer, keyword) }] };
          context.report(message, { node, at: keyword, part: 'key' }, { fix });
        }
      },
    };
  },
};
