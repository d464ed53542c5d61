import type { Rule } from '../../rule.js';
import { nameOf } from '../../written-schema.js';

const bounds = ['maximum', 'exclusiveMaximum', 'enum', 'const'];

export const int64Number: Rule = {
  code: 'int64-number',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'A number of 64 bits has values that a double can not hold.',
  why: 'JavaScript reads numbers beyond 2^53 as their neighbours (RFC 8259, section 6): 9007199254740993 becomes 9007199254740992, and an id another one.',
  remedy: 'Send it as a string, or say a maximum of 9007199254740991',
  bad: `
components:
  schemas:
    Pet: { type: object, properties: { id: { type: integer, format: int64 } } }
`,
  good: `
components:
  schemas:
    Pet: { type: object, properties: { id: { type: integer, format: int64, maximum: 9007199254740991 } } }
`,
  check: ({ report }) => ({
    schema: node => {
      const { value } = node;
      if (value['format'] !== 'int64' || value['type'] === 'string' || bounds.some(bound => bound in value)) return;
      report(`${nameOf(node)} has 64 bits and no maximum`, node);
    },
  }),
};
