import { textRule } from './text-rule.js';

export const responseDescription = textRule({
  code: 'response-description',
  severity: 'info',
  presets: ['recommended', 'strict'],
  what: 'A response has no description, or an empty one.',
  why: 'When it is given, and what a client does about it, the status alone does not say.',
  remedy: 'Say when this response is given',
  of: 'response',
  field: 'description',
  // since 3.2 a summary will do
  called: node => ('summary' in node.value ? undefined : `The response ${node.key}`),
  bad: `
paths:
  /pets:
    get: { responses: { '200': { description: '' } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
});
