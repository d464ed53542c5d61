import { appendToken } from '../../../document/index.js';
import { textsOf } from '../../read.js';
import type { Rule } from '../../rule.js';

export const tagTwice: Rule = {
  code: 'tag-twice',
  category: 'hygiene',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An operation names a tag twice.',
  why: 'The second says nothing; often another was meant.',
  remedy: 'Remove one of the two, or correct it',
  fix: 'Removes the second.',
  bad: `
paths:
  /pets: { get: { tags: [pets, pets], responses: { '200': { description: All pets. } } } }
`,
  good: `
paths:
  /pets: { get: { tags: [pets], responses: { '200': { description: All pets. } } } }
`,
  check: ({ report }) => ({
    operation: node => {
      const tags = textsOf(node.value.tags);
      const kept = new Set(tags);
      if (kept.size === tags.length) return;
      const twice = tags.find((tag, index) => tags.indexOf(tag) !== index) as string; // there are fewer tags than names
      const fix = { edits: [{ pointer: appendToken(node.pointer, 'tags'), value: [...kept] }] };
      report(`The operation names the tag '${twice}' twice`, { node, at: ['tags', tags.lastIndexOf(twice)] }, { fix });
    },
  }),
};
