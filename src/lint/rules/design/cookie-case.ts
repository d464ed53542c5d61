import { parameterCase } from './parameter-case.js';

export const cookieCase = parameterCase(
  'cookie',
  { preferred: 'camelCase' },
  {
    code: 'cookie-case',
    presets: ['strict'],
    why: 'Names of cookies are compared letter by letter (RFC 6265, section 4.2.2).',
    bad: `
paths:
  /pets:
    get:
      parameters:
        - { name: pet_session, in: cookie, schema: { type: string } }
        - { name: shownPets, in: cookie, schema: { type: string } }
        - { name: lastPet, in: cookie, schema: { type: string } }
        - { name: userToken, in: cookie, schema: { type: string } }
        - { name: darkMode, in: cookie, schema: { type: string } }
        - { name: pageSize, in: cookie, schema: { type: string } }
      responses: { '200': { description: All pets. } }
`,
    good: `
paths:
  /pets:
    get:
      parameters:
        - { name: petSession, in: cookie, schema: { type: string } }
        - { name: shownPets, in: cookie, schema: { type: string } }
        - { name: lastPet, in: cookie, schema: { type: string } }
        - { name: userToken, in: cookie, schema: { type: string } }
        - { name: darkMode, in: cookie, schema: { type: string } }
        - { name: pageSize, in: cookie, schema: { type: string } }
      responses: { '200': { description: All pets. } }
`,
  },
);
