import { parameterCase } from './parameter-case.js';

export const pathParameterCase = parameterCase(
  'path',
  { preferred: 'camelCase' },
  {
    code: 'path-parameter-case',
    presets: ['strict'],
    why: 'Generated clients make arguments of these names: one casing reads like one hand.',
    bad: `
paths:
  /shops/{shopId}/owners/{ownerId}/pets/{pet_id}/toys/{toyId}/shapes/{shapeId}/sides/{sideId}:
    parameters:
      - { name: shopId, in: path, required: true, schema: { type: string } }
      - { name: ownerId, in: path, required: true, schema: { type: string } }
      - { name: pet_id, in: path, required: true, schema: { type: string } }
      - { name: toyId, in: path, required: true, schema: { type: string } }
      - { name: shapeId, in: path, required: true, schema: { type: string } }
      - { name: sideId, in: path, required: true, schema: { type: string } }
    get: { responses: { '200': { description: The side. } } }
`,
    good: `
paths:
  /shops/{shopId}/owners/{ownerId}/pets/{petId}/toys/{toyId}/shapes/{shapeId}/sides/{sideId}:
    parameters:
      - { name: shopId, in: path, required: true, schema: { type: string } }
      - { name: ownerId, in: path, required: true, schema: { type: string } }
      - { name: petId, in: path, required: true, schema: { type: string } }
      - { name: toyId, in: path, required: true, schema: { type: string } }
      - { name: shapeId, in: path, required: true, schema: { type: string } }
      - { name: sideId, in: path, required: true, schema: { type: string } }
    get: { responses: { '200': { description: The side. } } }
`,
  },
);
