import { pathRule } from './path-rule.js';

export const pathEmptySegment = pathRule({
  code: 'path-empty-segment',
  severity: 'warning',
  presets: ['recommended', 'strict', 'minimal'],
  what: 'A path has two slashes in a row.',
  why: 'Proxies and servers join them or do not: what one machine routes the next one does not find.',
  remedy: 'Leave one slash of the two',
  bad: `
paths:
  /pets//toys:
    get: { responses: { '200': { description: All toys. } } }
`,
  good: `
paths:
  /pets/toys:
    get: { responses: { '200': { description: All toys. } } }
`,
  says: path => (path.includes('//') ? `The path '${path}' has an empty segment` : undefined),
});
