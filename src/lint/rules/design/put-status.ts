import { successStatusRule } from './success-status-rule.js';

export const putStatus = successStatusRule('PUT', ['200', '201', '202', '204'], {
  code: 'put-status',
  presets: ['strict'],
  why: 'PUT creates (201) or replaces (200, or 204 without a body; RFC 9110, section 9.3.4), or will do so (202). Other statuses say things that a PUT does not do.',
  bad: `
paths:
  /pets/{petId}:
    put:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '206': { description: A part of the pet. } }
`,
  good: `
paths:
  /pets/{petId}:
    put:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Replaced. } }
`,
});
