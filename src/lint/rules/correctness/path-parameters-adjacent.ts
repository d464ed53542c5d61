import type { Rule } from '../../rule.js';

export const pathParametersAdjacent: Rule = {
  code: 'path-parameters-adjacent',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'Two parameters of a path stand side by side with nothing between them.',
  why: 'Nothing says where the one value ends and the other begins (Path Templating).',
  remedy: 'Put a slash or another separator between them',
  bad: `
paths:
  /files/{name}{extension}:
    parameters:
      - { name: name, in: path, required: true, schema: { type: string } }
      - { name: extension, in: path, required: true, schema: { type: string } }
    get: { responses: { '200': { description: A file. } } }
`,
  good: `
paths:
  /files/{name}.{extension}:
    parameters:
      - { name: name, in: path, required: true, schema: { type: string } }
      - { name: extension, in: path, required: true, schema: { type: string } }
    get: { responses: { '200': { description: A file. } } }
`,
  check: ({ report }) => ({
    pathItem: node => {
      if (node.parent?.type !== 'paths') return;
      const found = /\{[^{}]+\}\{[^{}]+\}/.exec(node.key)?.[0];
      if (found !== undefined) report(`The path '${node.key}' has '${found}' with nothing between the two`, node);
    },
  }),
};
