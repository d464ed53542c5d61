import { caseRule } from './case-rule.js';

export const operationIdCase = caseRule({
  code: 'operation-id-case',
  presets: ['strict'],
  noun: 'operationId',
  casing: 'camelCase',
  why: 'Generated code makes functions of these names.',
  bad: `
paths:
  /pets:
    get: { operationId: list_pets, responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { operationId: listPets, responses: { '200': { description: All pets. } } }
`,
  names: tell => ({
    operation: node => {
      const { operationId } = node.value;
      if (typeof operationId === 'string') tell(operationId, { node, at: 'operationId' });
    },
  }),
});
