import { statusRule } from './status-rule.js';

export const missing400 = statusRule({
  code: 'missing-400',
  presets: ['strict'],
  statuses: ['400', '422'],
  because: ({ requestBody, parameters }) => {
    if (requestBody) return 'it takes a body';
    const input = parameters.find(({ in: where }) => where === 'query' || where === 'header');
    return input && `it takes '${input.name}'`;
  },
  why: 'Whatever takes input meets input that is wrong (RFC 9110, section 15.5.1), and a client has to be told what was wrong with it.',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: age, in: query, schema: { type: integer } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: age, in: query, schema: { type: integer } }]
      responses: { '200': { description: All pets. }, '400': { description: That is no age. } }
`,
});
