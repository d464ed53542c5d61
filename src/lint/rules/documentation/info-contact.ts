import type { Rule } from '../../rule.js';

export const infoContact: Rule = {
  code: 'info-contact',
  category: 'documentation',
  severity: 'info',
  presets: ['strict'],
  what: 'The API names nobody to ask.',
  why: 'Who finds a fault, or a hole in the security, has to know whom to tell.',
  remedy: 'Add info.contact with an email or a URL',
  bad: `
info: { title: Pets, version: 1.0.0 }
`,
  good: `
info: { title: Pets, version: 1.0.0, contact: { email: pets@example.com } }
`,
  check: ({ report }) => ({
    info: node => {
      const { contact } = node.value;
      const isThere = typeof contact === 'object' && contact !== null && ('email' in contact || 'url' in contact);
      if (!isThere) report(`The API '${node.value['title']}' has no contact with an email or a URL`, node);
    },
  }),
};
