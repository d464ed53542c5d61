import { wordsOf } from '../../words.js';
import { propertyOf } from '../../written-schema.js';
import { descriptionRule } from './description-rule.js';

export const descriptionRepeats = descriptionRule({
  code: 'description-repeats',
  severity: 'info',
  presets: ['strict'],
  what: 'A description says the name again, or the summary.',
  why: 'It looks as if the thing were described, and tells nothing.',
  remedy: 'Say what the name does not, or leave the description out',
  types: ['operation', 'parameter', 'schema', 'tag'],
  bad: `
components:
  schemas:
    Pet: { type: object, properties: { birthDate: { type: string, format: date, description: Birth date. } } }
`,
  good: `
components:
  schemas:
    Pet: { type: object, properties: { birthDate: { type: string, format: date, description: Of its passport. } } }
`,
  says: (text, node, field) => {
    const { value } = node;
    if (field === 'summary' || text.length > 200) return undefined;
    if (node.type === 'operation') {
      const { summary } = value;
      return typeof summary === 'string' && plain(summary) === plain(text)
        ? `repeats the summary: '${text.trim()}'`
        : undefined;
    }
    const name = node.type === 'schema' ? propertyOf(node) : value['name'];
    if (typeof name !== 'string' || text.length > name.length + 12) return undefined;
    return plain(text) === plain(name) ? `repeats the name: '${text.trim()}'` : undefined;
  },
});

function plain(text: string): string {
  return wordsOf(text)
    .filter(word => word !== 'the' && word !== 'a')
    .join(' ');
}
