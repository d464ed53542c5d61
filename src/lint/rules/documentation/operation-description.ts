import { operationName, textRule } from './text-rule.js';

export const operationDescription = textRule({
  code: 'operation-description',
  severity: 'info',
  presets: ['strict'],
  what: 'An operation has no description.',
  why: 'What happens beside the answer, what is needed before and what fails when is found nowhere else.',
  remedy: 'Describe what the operation does, to whom it is open, and what it changes',
  of: 'operation',
  field: 'description',
  called: operationName,
  bad: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { description: Lists the pets that can be bought., responses: { '200': { description: All pets. } } }
`,
});
