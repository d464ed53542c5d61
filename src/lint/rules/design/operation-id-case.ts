import { caseRule } from './case-rule.js';

export const operationIdCase = caseRule({
  code: 'operation-id-case',
  presets: ['strict'],
  noun: 'operationId',
  preferred: 'camelCase',
  why: 'Generated code makes functions of these names: whoever knows five of them guesses the sixth.',
  bad: `
paths:
  /pets:
    get: { operationId: list_pets, responses: { '200': { description: All pets. } } }
    post: { operationId: addPet, responses: { '201': { description: The pet. } } }
    delete: { operationId: removePets, responses: { '204': { description: None is left. } } }
  /toys:
    get: { operationId: listToys, responses: { '200': { description: All toys. } } }
    post: { operationId: addToy, responses: { '201': { description: The toy. } } }
    delete: { operationId: removeToys, responses: { '204': { description: None is left. } } }
`,
  good: `
paths:
  /pets:
    get: { operationId: listPets, responses: { '200': { description: All pets. } } }
    post: { operationId: addPet, responses: { '201': { description: The pet. } } }
    delete: { operationId: removePets, responses: { '204': { description: None is left. } } }
  /toys:
    get: { operationId: listToys, responses: { '200': { description: All toys. } } }
    post: { operationId: addToy, responses: { '201': { description: The toy. } } }
    delete: { operationId: removeToys, responses: { '204': { description: None is left. } } }
`,
  names: tell => ({
    operation: node => {
      const { operationId } = node.value;
      if (typeof operationId === 'string') tell(operationId, { node, at: 'operationId' });
    },
  }),
});
