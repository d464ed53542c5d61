import { isItem, isTemplate, segmentsOf } from '../../paths.js';
import type { Rule } from '../../rule.js';
import { isPlural, plural, wordsOf } from '../../words.js';

export const pathPlural: Rule = {
  code: 'path-plural',
  category: 'design',
  severity: 'info',
  presets: [],
  what: 'A segment that one of several is looked up in is a noun in the singular.',
  why: 'Where some collections are plural and others are not, each path has to be looked up. The plural is what most APIs chose.',
  remedy: 'Name the collection in the plural',
  bad: `
paths:
  /pet/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
`,
  good: `
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
`,
  check: ({ report }) => ({
    paths: node => {
      const told = new Set<string>();
      for (const path of Object.keys(node.value)) {
        const segments = segmentsOf(path);
        for (const [index, segment] of segments.entries()) {
          const next = segments[index + 1];
          if (isTemplate(segment) || next === undefined || !isTemplate(next) || !isItem(next)) continue;
          const words = wordsOf(segment);
          const noun = words.at(-1);
          if (noun === undefined || told.has(segment) || !isNoun(noun) || words.some(isPlural)) continue;
          told.add(segment);
          report(
            `The collection '${segment}' of '${path}' is in the singular`,
            { node, at: path, part: 'key' },
            {
              remedy: `Name it '${segment.slice(0, segment.length - noun.length)}${plural(segment.slice(-noun.length))}'`,
            },
          );
        }
      }
    },
  }),
};

/** Participles say which ones, as in /user/starred/{repo}; what is short or a number is no word. */
function isNoun(word: string): boolean {
  return word.length > 2 && !/(?:ed|ing|\d)$/.test(word);
}
