import { parameterCase } from './parameter-case.js';

export const queryParameterCase = parameterCase('query', 'camelCase', {
  code: 'query-parameter-case',
  presets: [],
  why: 'Names in a query are compared letter by letter, and most servers ignore those they do not know: a client that guesses the casing wrong is not told. Which casing is a matter of taste, so the rule is off until it is asked for.',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: sort_by, in: query, schema: { enum: [name, age] } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: sortBy, in: query, schema: { enum: [name, age] } }]
      responses: { '200': { description: All pets. } }
`,
});
