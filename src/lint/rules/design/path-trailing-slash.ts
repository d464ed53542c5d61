import { pathRule } from './path-rule.js';

export const pathTrailingSlash = pathRule({
  code: 'path-trailing-slash',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A path ends with a slash.',
  why: '`/pets` and `/pets/` are two resources (RFC 3986, section 6.2.3). Servers that answer one with a redirect to the other turn a POST into a GET.',
  remedy: 'Take the slash at the end away',
  bad: `
paths:
  /pets/:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  says: path => (path.length > 1 && path.endsWith('/') ? `The path '${path}' ends with a slash` : undefined),
});
