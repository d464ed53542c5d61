import { pathRule } from './path-rule.js';

export const pathQuery = pathRule({
  code: 'path-query',
  severity: 'error',
  presets: ['recommended', 'strict', 'minimal'],
  what: 'A path has a query or a fragment in it.',
  why: 'A path template is matched with the path of a request alone (OpenAPI, Paths Object): with a `?` or a `#` in it, it matches none.',
  remedy: 'Declare parameters with `in: query`, and take what begins at the `?` or `#` away',
  bad: `
paths:
  /pets?kind=dog:
    get: { responses: { '200': { description: All dogs. } } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: kind, in: query, schema: { type: string } }]
      responses: { '200': { description: All pets. } }
`,
  says: path => {
    const found = /[?#].*$/.exec(path.replace(/\{[^{}]*\}/g, ''))?.[0];
    return found === undefined ? undefined : `The path '${path}' has '${found}' in it, which is no part of a path`;
  },
});
