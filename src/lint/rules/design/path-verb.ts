import type { Rule } from '../../rule.js';

const verbs = /^(?:get|create|add|update|delete|remove|list|fetch|set|make|do)(?=[A-Z_-]|$)/;

export const pathVerb: Rule = {
  code: 'path-verb',
  category: 'design',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A segment of a path begins with a verb.',
  why: 'A path names a resource, and the method says what is done with it (RFC 9110, section 9.1): `POST /pets` rather than `/createPet`.',
  remedy: 'Name the resource by a noun, and let the method say what is done with it',
  bad: `
paths:
  /getPets:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  check: ({ report }) => ({
    pathItem: node => {
      if (node.parent?.type !== 'paths') return;
      const verb = node.key.split('/').find(segment => verbs.test(segment));
      if (verb !== undefined) report(`The path '${node.key}' has a verb in it: '${verb}'`, node);
    },
  }),
};
