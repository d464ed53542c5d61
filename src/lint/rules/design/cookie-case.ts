import { parameterCase } from './parameter-case.js';

export const cookieCase = parameterCase('cookie', 'camelCase', {
  code: 'cookie-case',
  presets: [],
  why: 'Names of cookies are compared letter by letter (RFC 6265, section 4.2.2). Which casing is a matter of taste, so the rule is off until it is asked for.',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: pet_session, in: cookie, schema: { type: string } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: petSession, in: cookie, schema: { type: string } }]
      responses: { '200': { description: All pets. } }
`,
});
