import { caseRule } from './case-rule.js';

export const enumCase = caseRule({
  code: 'enum-case',
  presets: [],
  noun: 'enum value',
  casing: 'camelCase',
  why: 'Values of an enum are names: one casing lets a reader guess the next. Which one is a matter of taste, so the rule is off until it is asked for.',
  bad: `
components:
  schemas:
    Status: { type: string, enum: [available, SOLD-OUT] }
`,
  good: `
components:
  schemas:
    Status: { type: string, enum: [available, soldOut] }
`,
  names: tell => ({
    schema: node => {
      const values = node.value['enum'];
      if (!Array.isArray(values)) return;
      for (const [index, value] of values.entries())
        if (typeof value === 'string' && /^[A-Za-z]/.test(value)) tell(value, { node, at: ['enum', index] });
    },
  }),
});
