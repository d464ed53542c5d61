import { successStatusRule } from './success-status-rule.js';

export const deleteStatus = successStatusRule('DELETE', ['200', '202', '204'], {
  code: 'delete-status',
  presets: ['recommended', 'strict'],
  why: 'DELETE has been done (204, or 200 with a body that says more) or will be done (202; RFC 9110, section 9.3.5). 201 says that something came into being.',
  bad: `
paths:
  /pets/{petId}:
    delete:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '201': { description: Gone. } }
`,
  good: `
paths:
  /pets/{petId}:
    delete:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Gone. } }
`,
});
