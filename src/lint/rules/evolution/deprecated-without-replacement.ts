import type { Rule } from '../../rule.js';

/** Words by which a description says what to use, or that there is nothing. */
const words =
  /\b(?:use|instead|replac\w*|supersed\w*|migrat\w*|switch|prefer\w*|in favou?r of|moved?|successor|no longer|removed|see)\b/i;

export const deprecatedWithoutReplacement: Rule = {
  code: 'deprecated-without-replacement',
  category: 'evolution',
  severity: 'info',
  presets: ['strict'],
  what: 'The description of a deprecated operation does not say what takes its place.',
  why: 'Its users know that they must move, but not where to.',
  remedy: 'Name the operation that takes its place in the description, or say that there is none',
  bad: `
paths:
  /pets:
    get: { deprecated: true, description: Lists all pets., responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { deprecated: true, description: Use GET /animals instead., responses: { '200': { description: All pets. } } }
`,
  check: ({ report }) => ({
    operation: node => {
      const { deprecated, description, summary } = node.value;
      // that there is no description at all is told elsewhere
      if (deprecated !== true || typeof description !== 'string' || description.trim() === '') return;
      if (words.test(`${summary ?? ''} ${description}`)) return;
      report('The operation is deprecated, and its description names no replacement', {
        node,
        at: 'deprecated',
        part: 'key',
      });
    },
  }),
};
