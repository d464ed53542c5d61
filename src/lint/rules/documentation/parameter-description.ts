import { textRule } from './text-rule.js';

export const parameterDescription = textRule({
  code: 'parameter-description',
  severity: 'info',
  presets: ['strict'],
  what: 'A parameter has no description.',
  why: 'A name and a type do not say what happens where the parameter is left out, or in which unit it is.',
  remedy: 'Describe what the parameter does, and what holds without it',
  of: 'parameter',
  field: 'description',
  called: ({ value }) => (typeof value['name'] === 'string' ? `The parameter '${value['name']}'` : undefined),
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: kind, in: query, schema: { type: string } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: kind, in: query, description: Only pets of this kind., schema: { type: string } }]
      responses: { '200': { description: All pets. } }
`,
});
