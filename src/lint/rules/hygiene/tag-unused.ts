import type { WrittenObject } from '../../../contract/index.js';
import { operationsOf } from '../../contract-parts.js';
import type { Rule } from '../../rule.js';

export const tagUnused: Rule = {
  code: 'tag-unused',
  category: 'hygiene',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A tag is declared that no operation has.',
  why: 'The documentation shows a section with nothing in it.',
  remedy: 'Remove the tag, or give it to the operations that it was meant for',
  bad: `
tags: [{ name: pets }, { name: shops }]
paths:
  /pets: { get: { tags: [pets], responses: { '200': { description: All pets. } } } }
`,
  good: `
tags: [{ name: pets }]
paths:
  /pets: { get: { tags: [pets], responses: { '200': { description: All pets. } } } }
`,
  needsWhole: true,
  check: context => {
    const tags: WrittenObject[] = [];
    return {
      tag: node => void tags.push(node),
      contract: contract => {
        const used = new Set(operationsOf(contract).flatMap(each => each.tags));
        // a tag of 3.2 may hold others
        for (const { parent } of contract.tags) if (parent !== undefined) used.add(parent);
        for (const node of tags) {
          const { name } = node.value;
          if (typeof name === 'string' && !used.has(name)) context.report(`No operation has the tag '${name}'`, node);
        }
      },
    };
  },
};
