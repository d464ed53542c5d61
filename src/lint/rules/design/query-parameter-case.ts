import { parameterCase } from './parameter-case.js';

export const queryParameterCase = parameterCase(
  'query',
  { preferred: 'camelCase' },
  {
    code: 'query-parameter-case',
    presets: [],
    why: 'Names in a query are compared letter by letter, and most servers ignore those they do not know: a client that guesses the casing wrong is not told. Names that another standard gives, such as those of SCIM, are told as well, so the rule is off until it is asked for.',
    bad: `
paths:
  /pets:
    get:
      parameters:
        - { name: sort_by, in: query, schema: { type: string } }
        - { name: minAge, in: query, schema: { type: integer } }
        - { name: maxAge, in: query, schema: { type: integer } }
        - { name: bornAfter, in: query, schema: { type: string, format: date } }
        - { name: bornBefore, in: query, schema: { type: string, format: date } }
        - { name: pageSize, in: query, schema: { type: integer, maximum: 100 } }
      responses: { '200': { description: All pets. } }
`,
    good: `
paths:
  /pets:
    get:
      parameters:
        - { name: sortBy, in: query, schema: { type: string } }
        - { name: minAge, in: query, schema: { type: integer } }
        - { name: maxAge, in: query, schema: { type: integer } }
        - { name: bornAfter, in: query, schema: { type: string, format: date } }
        - { name: bornBefore, in: query, schema: { type: string, format: date } }
        - { name: pageSize, in: query, schema: { type: integer, maximum: 100 } }
      responses: { '200': { description: All pets. } }
`,
  },
);
