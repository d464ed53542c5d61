import { appendToken, type Json } from '../../../document/index.js';
import { listOf, show } from '../../read.js';
import type { Rule } from '../../rule.js';

export const enumValueTwice: Rule = {
  code: 'enum-value-twice',
  category: 'hygiene',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An enum lists a value twice.',
  why: 'The second says nothing, and generators that make constants of the values fail (JSON Schema Validation, section 6.1.2).',
  remedy: 'Remove one of the two, or correct it',
  fix: 'Removes the second.',
  bad: `
components:
  schemas:
    Size: { type: string, enum: [small, large, small] }
`,
  good: `
components:
  schemas:
    Size: { type: string, enum: [small, large] }
`,
  check: ({ report }) => ({
    schema: node => {
      const values = listOf(node.value.enum);
      if (values.length < 2) return;
      const known = new Map<string, number>();
      const kept: Json[] = [];
      const twice: number[] = [];
      for (const [index, value] of values.entries()) {
        const key = JSON.stringify(value);
        if (known.has(key)) twice.push(index);
        else kept.push(value);
        known.set(key, index);
      }
      const [first] = twice;
      if (first === undefined) return;
      const fix = { edits: [{ pointer: appendToken(node.pointer, 'enum'), value: kept }] };
      report(`The enum lists ${show(values[first])} twice`, { node, at: ['enum', first] }, { fix });
    },
  }),
};
