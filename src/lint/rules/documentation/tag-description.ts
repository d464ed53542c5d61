import { textRule } from './text-rule.js';

export const tagDescription = textRule({
  code: 'tag-description',
  severity: 'info',
  presets: ['strict'],
  what: 'A tag has no description.',
  why: 'It is the first paragraph of a chapter of the documentation.',
  remedy: 'Say what the operations with this tag have in common',
  of: 'tag',
  field: 'description',
  called: ({ value }) => `The tag '${value['name']}'`,
  bad: `
tags: [{ name: pets }]
`,
  good: `
tags: [{ name: pets, description: What is for sale. }]
`,
});
