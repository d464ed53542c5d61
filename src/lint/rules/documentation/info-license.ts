import type { Rule } from '../../rule.js';

export const infoLicense: Rule = {
  code: 'info-license',
  category: 'documentation',
  severity: 'info',
  presets: ['strict'],
  what: 'The API says neither its licence nor its terms.',
  why: 'Whoever builds on an API has to know what they may do with it.',
  remedy: 'Add info.license, or info.termsOfService where the API is no open one',
  bad: `
info: { title: Pets, version: 1.0.0 }
`,
  good: `
info: { title: Pets, version: 1.0.0, license: { name: MIT } }
`,
  check: ({ report }) => ({
    info: node => {
      if (!('license' in node.value) && !('termsOfService' in node.value))
        report(`The API '${node.value['title']}' has no license and no termsOfService`, node);
    },
  }),
};
