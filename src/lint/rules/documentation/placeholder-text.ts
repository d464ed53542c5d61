import { descriptionRule } from './description-rule.js';

const placeholders = ['TODO', 'FIXME', 'TBD', 'lorem ipsum', 'Lorem ipsum'];
const whole =
  /^(?:description|summary|todo|tbd|tba|xxx+|\.\.\.|-+|n\/a|none|string|text|foo|bar|test|placeholder)\.?$/i;

export const placeholderText = descriptionRule({
  code: 'placeholder-text',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A text that was to be replaced is still there.',
  why: 'Readers see it, and wonder what else is unfinished.',
  remedy: 'Write the text, or take it away',
  bad: `
paths:
  /pets:
    get: { description: 'TODO: describe', responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { description: Lists the pets that can be bought., responses: { '200': { description: All pets. } } }
`,
  says: text => {
    if (text.length < 14 && whole.test(text.trim())) return `is '${text.trim()}'`;
    const found = placeholders.find(
      each => text.includes(each) && new RegExp(`(?:^|[\\s(\\[])${each}(?:$|[\\s:)\\]!.])`).test(text),
    );
    return found === undefined ? undefined : `has '${found}' in it`;
  },
});
