import { statusRule } from './status-rule.js';

const conditions = new Set(['if-match', 'if-unmodified-since']);

export const missing412 = statusRule({
  code: 'missing-412',
  presets: ['recommended', 'strict'],
  statuses: ['412'],
  because: ({ parameters }) => {
    const found = parameters.find(each => each.in === 'header' && conditions.has(each.name.toLowerCase()));
    return found && `it takes ${found.name}`;
  },
  why: 'A condition that does not hold is answered with 412 (RFC 9110, section 13.1.1): it is the answer that the header is there for.',
  bad: `
paths:
  /pets/{petId}:
    put:
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
        - { name: If-Match, in: header, schema: { type: string } }
      responses: { '200': { description: The pet. } }
`,
  good: `
paths:
  /pets/{petId}:
    put:
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
        - { name: If-Match, in: header, schema: { type: string } }
      responses: { '200': { description: The pet. }, '412': { description: Somebody was faster. } }
`,
});
