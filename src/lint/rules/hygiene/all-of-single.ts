import type { JsonObject } from '../../../document/index.js';
import { isObject, listOf } from '../../read.js';
import type { Rule } from '../../rule.js';

export const allOfSingle: Rule = {
  code: 'all-of-single',
  category: 'hygiene',
  severity: 'info',
  presets: ['recommended', 'strict'],
  what: '`allOf`, `anyOf` or `oneOf` has one member, and nothing stands beside it.',
  why: 'The schema is that member: the list around it makes types of its own in generated code, and says nothing.',
  remedy: 'Write the member itself',
  fix: 'Writes the member itself.',
  bad: `
components:
  schemas:
    Owner: { type: object }
    Pet: { type: object, properties: { owner: { allOf: [{ $ref: '#/components/schemas/Owner' }] } } }
`,
  good: `
components:
  schemas:
    Owner: { type: object }
    Pet: { type: object, properties: { owner: { $ref: '#/components/schemas/Owner' } } }
`,
  check: ({ report }) => ({
    schema: node => {
      const [keyword, ...others] = Object.keys(node.value);
      if (keyword === undefined || others.length > 0 || !/^(?:allOf|anyOf|oneOf)$/.test(keyword)) return;
      const list = listOf(node.value[keyword]);
      if (list.length !== 1 || !isObject(list[0])) return;
      const fix = { edits: [{ pointer: node.pointer, value: list[0] as JsonObject }] };
      report(`'${keyword}' has one member, and nothing stands beside it`, { node, at: keyword, part: 'key' }, { fix });
    },
  }),
};
