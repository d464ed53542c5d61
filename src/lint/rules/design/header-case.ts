import { parameterCase } from './parameter-case.js';

export const headerCase = parameterCase(
  'header',
  { casing: ['Train-Case', 'kebab-case'] },
  {
    code: 'header-case',
    presets: ['strict'],
    why: 'Names of headers have no case, and hyphens between words (RFC 9110, section 16.3.2.1); proxies such as nginx drop those with an underscore.',
    bad: `
paths:
  /pets:
    get:
      parameters: [{ name: request_id, in: header, schema: { type: string } }]
      responses: { '200': { description: All pets. } }
`,
    good: `
paths:
  /pets:
    get:
      parameters: [{ name: Request-Id, in: header, schema: { type: string } }]
      responses: { '200': { description: All pets. } }
`,
  },
);
