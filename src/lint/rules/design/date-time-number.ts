import type { Rule } from '../../rule.js';
import { isOf, propertyOf } from '../../written-schema.js';

const moment = /(?:[a-z](?:_at|At|[-_]?timestamp|Timestamp|_date|Date)|^timestamp|^date)$/;

export const dateTimeNumber: Rule = {
  code: 'date-time-number',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'A moment is a number.',
  why: 'Whether it counts seconds or milliseconds the number does not say: half of the clients guess wrong. RFC 3339 can be read by people and libraries.',
  remedy: 'Make it a string with `format: date-time`',
  bad: `
components:
  schemas:
    Pet: { type: object, properties: { createdAt: { type: integer } } }
`,
  good: `
components:
  schemas:
    Pet: { type: object, properties: { createdAt: { type: string, format: date-time } } }
`,
  check: ({ report }) => ({
    schema: node => {
      const name = propertyOf(node);
      if (name === undefined || !moment.test(name)) return;
      if (isOf(node.value, 'integer') || isOf(node.value, 'number')) report(`The property '${name}' is a number`, node);
    },
  }),
};
