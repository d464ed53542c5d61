import type { Rule } from '../../rule.js';
import { nameOf } from '../../written-schema.js';

export const enumDescription: Rule = {
  code: 'enum-description',
  category: 'documentation',
  severity: 'info',
  presets: [],
  what: 'Nothing says what the values of an enum mean.',
  why: '`pending` and `open` are told apart by whoever wrote them. Many values do speak for themselves, so the rule is off until it is asked for.',
  remedy: 'Describe what each value means',
  bad: `
components:
  schemas:
    Status: { type: string, enum: [open, pending, done] }
`,
  good: `
components:
  schemas:
    Status: { type: string, enum: [open, pending, done], description: Pending waits for the customer. }
`,
  check: ({ report }) => ({
    schema: node => {
      const { value, parent } = node;
      const values = value['enum'];
      if (!Array.isArray(values) || values.length < 2 || 'description' in value || 'x-enum-descriptions' in value)
        return;
      if ((parent?.type === 'parameter' || node.steps[0] === 'items') && 'description' in (parent?.value ?? {})) return;
      report(`${nameOf(node)} has ${values.length} values and no description`, node);
    },
  }),
};
