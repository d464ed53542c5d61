import { textRule } from './text-rule.js';

export const infoDescription = textRule({
  code: 'info-description',
  severity: 'info',
  presets: ['recommended', 'strict'],
  what: 'The API has no description.',
  why: 'It is the page where a reader begins: what the API is for, and how one gets access.',
  remedy: 'Describe the API in info.description',
  of: 'info',
  field: 'description',
  called: ({ value }) =>
    'summary' in value ? undefined : `The API${typeof value['title'] === 'string' ? ` '${value['title']}'` : ''}`,
  bad: `
info: { title: Pets, version: 1.0.0 }
`,
  good: `
info: { title: Pets, version: 1.0.0, description: Buys and sells pets. }
`,
});
