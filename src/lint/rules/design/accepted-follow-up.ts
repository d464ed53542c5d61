import type { Rule } from '../../rule.js';
import { hasHeader } from '../../statuses.js';

export const acceptedFollowUp: Rule = {
  code: 'accepted-follow-up',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'A 202 gives no way to learn what came of it.',
  why: '202 says that nothing is decided yet (RFC 9110, section 15.3.3): without a place to ask at, a client never learns of a failure.',
  remedy: 'Declare a Location header, or a body that says where the state can be read',
  bad: `
paths:
  /imports:
    post: { responses: { '202': { description: It will be done. } } }
`,
  good: `
paths:
  /imports:
    post:
      responses:
        '202': { description: It will be done., headers: { Location: { schema: { type: string, format: uri-reference } } } }
`,
  check: ({ report }) => ({
    contract: ({ operations }) => {
      for (const { key, responses, callbacks } of operations) {
        for (const response of responses) {
          if (response.status !== '202' || response.content.length > 0 || callbacks.length > 0) continue;
          const leads = ['location', 'content-location', 'operation-location', 'link'].some(name =>
            hasHeader(response, name),
          );
          if (!leads && response.links.size === 0)
            report('The 202 has neither a body nor a Location header', response.location, { operation: key });
        }
      }
    },
  }),
};
