import type { WrittenObject } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';

export const tagDeclared: Rule = {
  code: 'tag-declared',
  category: 'documentation',
  severity: 'info',
  presets: ['recommended', 'strict'],
  what: 'An operation has a tag that the document does not declare.',
  why: 'Tags that are declared have an order and a text; a misspelt one makes a chapter of its own.',
  remedy: 'Add the tag to the tags at the top, or correct its spelling',
  bad: `
paths:
  /pets:
    get: { tags: [pest], responses: { '200': { description: All pets. } } }
tags: [{ name: pets }]
`,
  good: `
paths:
  /pets:
    get: { tags: [pets], responses: { '200': { description: All pets. } } }
tags: [{ name: pets }]
`,
  needsWhole: true,
  check: ({ report }) => {
    const declared = new Set<unknown>();
    const used: WrittenObject[] = [];
    return {
      tag: node => {
        declared.add(node.value['name']);
      },
      operation: node => {
        if (Array.isArray(node.value['tags'])) used.push(node);
      },
      end: () => {
        const told = new Set<unknown>();
        for (const node of used) {
          for (const [index, tag] of (node.value['tags'] as readonly unknown[]).entries()) {
            if (typeof tag !== 'string' || declared.has(tag) || told.has(tag)) continue;
            told.add(tag);
            report(`The tag '${tag}' is not declared`, { node, at: ['tags', index] });
          }
        }
      },
    };
  },
};
