import { caseRule } from './case-rule.js';

export const enumCase = caseRule({
  code: 'enum-case',
  presets: ['strict'],
  noun: 'enum value',
  preferred: 'camelCase',
  within: 'enum',
  why: 'Values of an enum are names: one casing lets a reader guess the next.',
  bad: `
components:
  schemas:
    Status: { type: string, enum: [available, onHold, soldOut, inTransit, comingSoon, leftAlone, NOT-FOR-SALE] }
`,
  good: `
components:
  schemas:
    Status: { type: string, enum: [available, onHold, soldOut, inTransit, comingSoon, leftAlone, notForSale] }
`,
  names: tell => ({
    schema: node => {
      const values = node.value['enum'];
      if (!Array.isArray(values)) return;
      for (const [index, value] of values.entries())
        if (typeof value === 'string' && /^[A-Za-z]/.test(value) && !ofLanguage.test(value))
          tell(value, { node, at: ['enum', index] }, values);
    },
  }),
});

/** Such as `en-AU`, which has a casing of its own (RFC 5646, section 2.1.1). */
const ofLanguage = /^[a-z]{2,3}-[A-Z]{2}$/;
