import { appendToken } from '../../../document/index.js';
import type { Rule } from '../../rule.js';

export const schemaExampleOld: Rule = {
  code: 'schema-example-old',
  category: 'hygiene',
  severity: 'info',
  presets: ['strict'],
  what: "A schema of 3.1 or later uses 'example'.",
  why: "It is deprecated there in favour of JSON Schema's 'examples' (Schema Object), which other tools read.",
  remedy: "Write it as a list: 'examples'",
  fix: 'Writes it as the one of a list.',
  bad: `
components:
  schemas:
    Name: { type: string, example: Rex }
`,
  good: `
components:
  schemas:
    Name: { type: string, examples: [Rex] }
`,
  check: ({ report, version }) => ({
    schema: node => {
      const { example, examples } = node.value;
      if (version === '3.0' || example === undefined) return;
      const edits = [
        { pointer: appendToken(node.pointer, 'example') },
        { pointer: appendToken(node.pointer, 'examples'), value: [example] },
      ];
      report(
        "'example' is deprecated in favour of 'examples'",
        { node, at: 'example', part: 'key' },
        {
          ...(examples === undefined && { fix: { edits } }),
        },
      );
    },
  }),
};
