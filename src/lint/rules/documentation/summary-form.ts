import type { Rule } from '../../rule.js';
import { operationName } from './text-rule.js';

export const summaryForm: Rule = {
  code: 'summary-form',
  category: 'documentation',
  severity: 'info',
  presets: ['strict'],
  what: 'A summary is too long for a line, or ends with a full stop.',
  why: 'Summaries are headings: documentation cuts them off, or breaks them.',
  remedy: 'Keep the summary short, and say the rest in the description',
  fix: 'Takes the full stop away.',
  options: {
    most: { schema: { type: 'integer', minimum: 10 }, default: 80, what: 'How many characters a summary may have.' },
    fullStop: { schema: { type: 'boolean' }, default: false, what: 'Whether it may end with a full stop.' },
  },
  bad: `
paths:
  /pets:
    get: { summary: List all pets., responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { summary: List all pets, responses: { '200': { description: All pets. } } }
`,
  check: ({ report, options }) => ({
    operation: node => {
      const { summary } = node.value;
      if (typeof summary !== 'string') return;
      const at = { node, at: 'summary' };
      const name = operationName(node);
      if (summary.length > Number(options['most']))
        report(`The summary of ${name} has ${summary.length} characters, more than ${options['most']}`, at);
      else if (options['fullStop'] === false && /[^.]\.\s*$/.test(summary)) {
        const value = summary.replace(/\.\s*$/, '');
        report(`The summary of ${name} ends with a full stop`, at, {
          remedy: 'Take the full stop away',
          fix: { edits: [{ pointer: `${node.pointer}/summary`, value }] },
        });
      }
    },
  }),
};
