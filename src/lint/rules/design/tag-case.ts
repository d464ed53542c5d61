import { caseRule } from './case-rule.js';

export const tagCase = caseRule({
  code: 'tag-case',
  presets: [],
  noun: 'tag',
  casing: 'Title Case',
  why: 'Tags are the headings of the documentation. Which casing is a matter of taste, so the rule is off until it is asked for.',
  bad: `
tags: [{ name: pet_food, description: What pets eat. }]
`,
  good: `
tags: [{ name: Pet food, description: What pets eat. }]
`,
  names: tell => ({
    tag: node => {
      if (typeof node.value['name'] === 'string') tell(node.value['name'], { node, at: 'name' });
    },
  }),
});
