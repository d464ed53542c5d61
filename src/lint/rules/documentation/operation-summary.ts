import { operationName, textRule } from './text-rule.js';

export const operationSummary = textRule({
  code: 'operation-summary',
  severity: 'info',
  presets: ['recommended', 'strict'],
  what: 'An operation has no summary.',
  why: 'The summary is its line in the contents of the documentation: without one readers see the path alone.',
  remedy: 'Say in a few words what the operation does',
  of: 'operation',
  field: 'summary',
  called: node => (node.within('callback') ? undefined : operationName(node)),
  bad: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { summary: List all pets, responses: { '200': { description: All pets. } } }
`,
});
