import { statusRule } from '../design/status-rule.js';

export const missing500 = statusRule({
  code: 'missing-500',
  category: 'security',
  presets: ['security'],
  statuses: ['500', '503'],
  because: () => 'every server fails at times',
  why: 'What is not designed is a stack trace (OWASP API8:2023).',
  bad: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. }, default: { description: Something failed. } } }
`,
});
