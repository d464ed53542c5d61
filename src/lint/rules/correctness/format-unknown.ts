import { formats, nearestFormat } from '../../formats.js';
import type { Rule } from '../../rule.js';

export const formatUnknown: Rule = {
  code: 'format-unknown',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A format is not in the OpenAPI format registry, and looks like one that is.',
  why: 'A format that nobody knows is checked by nobody: a slip takes the check away (JSON Schema Validation, section 7.2.3).',
  remedy: 'Correct the name of the format',
  fix: 'Writes the name that was meant.',
  options: {
    all: {
      schema: { type: 'boolean' },
      default: false,
      what: 'Whether formats are told that look like none of the registry, too.',
    },
  },
  bad: `
components:
  schemas:
    Created: { type: string, format: datetime }
`,
  good: `
components:
  schemas:
    Created: { type: string, format: date-time }
`,
  check: ({ report, options }) => ({
    schema: node => {
      const { format } = node.value;
      if (typeof format !== 'string' || formats.has(format)) return;
      const near = nearestFormat(format);
      if (near === undefined && options.all !== true) return;
      const hint = near === undefined ? '' : `; '${near}' is`;
      report(
        `The format '${format}' is not in the OpenAPI format registry${hint}`,
        { node, at: 'format' },
        {
          ...(near !== undefined && { fix: { edits: [{ pointer: `${node.pointer}/format`, value: near }] } }),
        },
      );
    },
  }),
};
