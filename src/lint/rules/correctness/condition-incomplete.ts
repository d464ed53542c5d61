import type { Rule } from '../../rule.js';

export const conditionIncomplete: Rule = {
  code: 'condition-incomplete',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: '`if` stands without `then` and `else`, or one of them without `if`.',
  why: 'Neither has any effect alone (JSON Schema Core, section 10.2.2): what was to hold is not checked.',
  remedy: 'Add what is missing, or remove the rest',
  bad: `
components:
  schemas:
    Card: { type: object, then: { required: [number] } }
`,
  good: `
components:
  schemas:
    Card: { type: object, if: { required: [expiry] }, then: { required: [number] } }
`,
  check: ({ report, version }) => ({
    schema: node => {
      if (version === '3.0') return;
      const { value } = node;
      const has = (keyword: string) => value[keyword] !== undefined;
      if (has('if')) {
        if (!has('then') && !has('else'))
          report("'if' has no effect without 'then' or 'else'", { node, at: 'if', part: 'key' });
        return;
      }
      const alone = ['then', 'else'].find(has);
      if (alone !== undefined) report(`'${alone}' has no effect without 'if'`, { node, at: alone, part: 'key' });
    },
  }),
};
