import type { WrittenObject } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';
import { nameOf } from '../../written-schema.js';
import { operationName } from './text-rule.js';

export const deprecatedDescription: Rule = {
  code: 'deprecated-description',
  category: 'documentation',
  severity: 'info',
  presets: ['strict'],
  what: 'What is deprecated does not say what to use instead.',
  why: 'A reader who is told to stop has to know where to go, and by when.',
  remedy: 'Say in the description what replaces it, and when it will be gone',
  bad: `
paths:
  /pets:
    get: { deprecated: true, responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { deprecated: true, description: Use GET /animals., responses: { '200': { description: All pets. } } }
`,
  check: ({ report }) => {
    const look = (called: (node: WrittenObject) => string) => (node: WrittenObject) => {
      if (node.value['deprecated'] !== true) return;
      const text = node.value['description'];
      if (typeof text !== 'string' || text.trim() === '')
        report(`${called(node)} is deprecated, and has no description`, node);
    };
    return {
      operation: look(operationName),
      parameter: look(({ value }) => `The parameter '${value['name']}'`),
      schema: look(nameOf),
    };
  },
};
