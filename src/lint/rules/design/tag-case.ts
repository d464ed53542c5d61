import { caseRule } from './case-rule.js';

export const tagCase = caseRule({
  code: 'tag-case',
  presets: ['strict'],
  noun: 'tag',
  preferred: 'Title Case',
  why: 'Tags are the headings of the documentation. One that is written otherwise looks like a mistake, and often is one: the same tag twice.',
  bad: `
tags:
  - { name: pet_food, description: What pets eat. }
  - { name: Pet shops, description: Where pets are sold. }
  - { name: Pet owners, description: Whom pets belong to. }
  - { name: Pet toys, description: What pets play with. }
  - { name: Pet names, description: What pets are called. }
  - { name: Pet homes, description: Where pets live. }
`,
  good: `
tags:
  - { name: Pet food, description: What pets eat. }
  - { name: Pet shops, description: Where pets are sold. }
  - { name: Pet owners, description: Whom pets belong to. }
  - { name: Pet toys, description: What pets play with. }
  - { name: Pet names, description: What pets are called. }
  - { name: Pet homes, description: Where pets live. }
`,
  names: tell => ({
    tag: node => {
      if (typeof node.value['name'] === 'string') tell(node.value['name'], { node, at: 'name' });
    },
  }),
});
