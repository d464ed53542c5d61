import type { Rule } from '../../rule.js';
import { nameOf } from '../../written-schema.js';

const pairs = new Set(['false,true', 'no,yes', 'n,y', 'off,on', 'f,t', '0,1']);

export const booleanText: Rule = {
  code: 'boolean-text',
  category: 'design',
  severity: 'warning',
  presets: ['strict'],
  what: 'A yes or no is a text.',
  why: 'The text "false" is true in most languages: a client that forgets to compare it does the opposite of what was said.',
  remedy: 'Make it a boolean',
  bad: `
components:
  schemas:
    Pet: { type: object, properties: { sold: { type: string, enum: ['yes', 'no'] } } }
`,
  good: `
components:
  schemas:
    Pet: { type: object, properties: { sold: { type: boolean } } }
`,
  check: ({ report }) => ({
    schema: node => {
      const values = node.value['enum'];
      if (!Array.isArray(values) || values.length !== 2 || !values.every(value => typeof value === 'string')) return;
      const pair = values
        .map(value => value.toLowerCase())
        .sort()
        .join();
      if (pairs.has(pair)) report(`${nameOf(node)} is '${values.join("' or '")}' as a text`, node);
    },
  }),
};
