import { STATUS_CODES } from 'node:http';
import type { Rule } from '../../rule.js';

export const statusUnregistered: Rule = {
  code: 'status-unregistered',
  category: 'correctness',
  severity: 'info',
  presets: ['strict'],
  what: 'A status is none that is registered.',
  why: 'Clients and proxies take it for the first of its class (RFC 9110, section 15), and its meaning is in nobody’s books.',
  remedy: 'Use a status of the IANA registry of HTTP status codes',
  bad: `
paths:
  /pets:
    get:
      responses: { '299': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      responses: { '200': { description: All pets. } }
`,
  check: ({ report }) => ({
    responses: node => {
      for (const status of Object.keys(node.value))
        if (/^[1-5]\d\d$/.test(status) && STATUS_CODES[status] === undefined)
          report(`The status ${status} is not registered`, { node, at: status, part: 'key' });
    },
  }),
};
