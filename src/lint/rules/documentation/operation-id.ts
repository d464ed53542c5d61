import { operationName, textRule } from './text-rule.js';

export const operationId = textRule({
  code: 'operation-id',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An operation has no operationId.',
  why: 'Generated code, links and logs call operations by it: without one they make a name of the path, which changes when the path does.',
  remedy: 'Add an operationId that no other operation has',
  of: 'operation',
  field: 'operationId',
  // nobody calls a callback by name
  called: node => (node.within('callback') ? undefined : operationName(node)),
  bad: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { operationId: listPets, responses: { '200': { description: All pets. } } }
`,
});
