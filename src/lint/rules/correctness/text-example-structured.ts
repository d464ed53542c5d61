import { bodiesOf } from '../../contract-parts.js';
import { essenceOf } from '../../media.js';
import type { Rule } from '../../rule.js';

export const textExampleStructured: Rule = {
  code: 'text-example-structured',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An example of a text is an object or a list.',
  why: 'The content of a text media type is a string: nobody knows what text the example stands for (Example Object, working with examples).',
  remedy: 'Write the text as it is sent, or declare the body as JSON',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets., content: { text/csv: { schema: { type: string }, example: [{ name: Rex }] } } }
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets., content: { text/csv: { schema: { type: string }, example: "name\\nRex" } } }
`,
  check: context => ({
    contract: contract => {
      for (const { media, operation } of bodiesOf(contract)) {
        if (!/^text\/(?:plain|html|csv|markdown|css|javascript)$/.test(essenceOf(media.range))) continue;
        for (const { name, value, location } of media.examples) {
          if (typeof value !== 'object' || value === null) continue;
          const which = name === undefined ? 'The example' : `The example '${name}'`;
          const what = Array.isArray(value) ? 'a list' : 'an object';
          context.report(`${which} of ${media.range} is ${what}, not a text`, location, { operation: operation.key });
        }
      }
    },
  }),
};
