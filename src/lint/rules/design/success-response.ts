import type { Rule } from '../../rule.js';

export const successResponse: Rule = {
  code: 'success-response',
  category: 'design',
  severity: 'warning',
  presets: ['recommended', 'strict', 'minimal'],
  what: 'An operation says what its failures look like, and nothing of its success.',
  why: 'Clients are generated from the success: without one they have nothing to give back.',
  remedy: 'Declare the response of success: 200 with a body, 201, 202 or 204',
  bad: `
paths:
  /pets:
    get: { responses: { '404': { description: No pets. } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. }, '404': { description: No pets. } } }
`,
  check: ({ report }) => ({
    contract: ({ operations }) => {
      for (const { key, responses, location } of operations) {
        if (responses.length === 0 || responses.some(({ status }) => /^(?:[123d])/.test(status))) continue;
        const declared = responses.map(({ status }) => status).join(', ');
        report(`${key} declares ${declared}, and no success`, location, { operation: key });
      }
    },
  }),
};
