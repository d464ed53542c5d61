import { parameterCase } from './parameter-case.js';

export const pathParameterCase = parameterCase('path', 'camelCase', {
  code: 'path-parameter-case',
  presets: [],
  why: 'Generated clients make arguments of these names: one casing reads like one hand. Which one is a matter of taste, so the rule is off until it is asked for.',
  bad: `
paths:
  /pets/{pet_id}:
    get:
      parameters: [{ name: pet_id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
`,
  good: `
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
`,
});
