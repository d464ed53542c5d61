import type { Rule } from '../../rule.js';

export const retryAfter: Rule = {
  code: 'retry-after',
  category: 'security',
  severity: 'info',
  presets: ['security', 'strict'],
  what: 'A 429 does not say when to come back.',
  why: 'Clients that have to guess ask again at once (RFC 6585, section 4; OWASP API4:2023).',
  remedy: 'Declare the header Retry-After, or RateLimit',
  bad: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. }, '429': { description: Slower please. } } }
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets. }
        '429': { description: Slower please., headers: { Retry-After: { schema: { type: integer } } } }
`,
  check: ({ report }) => ({
    contract: ({ operations }) => {
      for (const { key, responses } of operations) {
        const answer = responses.find(({ status }) => status === '429');
        const isSaid = answer?.headers.some(({ name }) => /^(?:retry-after|(?:x-)?rate-?limit.*)$/i.test(name));
        if (answer && !isSaid)
          report('The 429 declares neither Retry-After nor RateLimit', answer.location, { operation: key });
      }
    },
  }),
};
