import { isPart } from '../../places.js';
import type { Rule } from '../../rule.js';

/** By keyword, the type that it is about. */
const implied: Readonly<Record<string, string>> = {
  properties: 'object',
  additionalProperties: 'object',
  items: 'array',
  minLength: 'string',
  maxLength: 'string',
  pattern: 'string',
  minimum: 'number',
  maximum: 'number',
};

export const typeMissing: Rule = {
  code: 'type-missing',
  category: 'hygiene',
  severity: 'info',
  presets: ['strict'],
  what: 'A schema has keywords of one type, and does not say the type.',
  why: 'They are about values of that type alone: all others are accepted as they are, which is hardly ever meant (JSON Schema Core, section 7.6.1).',
  remedy: 'Add the `type`',
  fix: 'Adds the type that the keywords are about.',
  bad: `
components:
  schemas:
    Pet: { properties: { name: { type: string } } }
`,
  good: `
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string } } }
`,
  check: ({ report }) => ({
    schema: node => {
      const { value } = node;
      if (['type', '$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', 'not'].some(each => value[each] !== undefined))
        return;
      const keyword = Object.keys(implied).find(each => value[each] !== undefined);
      // what is a part of another schema may have its type there
      if (keyword === undefined || isPart(node)) return;
      const type = implied[keyword] as string; // the keyword is of the table
      const edit = { pointer: `${node.pointer}/type`, value: type };
      const message = `'${keyword}' is about ${article(type)}, but nothing says that the value is one`;
      report(message, { node, at: keyword, part: 'key' }, { fix: { edits: [edit] } });
    },
  }),
};

function article(type: string): string {
  return /^[ao]/.test(type) ? `an ${type}` : `a ${type}`;
}
