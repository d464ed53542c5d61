import { statusRule } from '../design/status-rule.js';

export const missing429 = statusRule({
  code: 'missing-429',
  category: 'security',
  presets: ['security', 'strict'],
  statuses: ['429'],
  because: () => 'a client may ask too often',
  why: 'Without a limit one client takes all there is (OWASP API4:2023), and clients that are not told of one do not slow down (RFC 6585, section 4).',
  bad: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. }, '429': { description: Slower please. } } }
`,
});
