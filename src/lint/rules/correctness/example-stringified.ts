import { bodiesOf } from '../../contract-parts.js';
import { isJson, isStringified, parsed } from '../../media.js';
import type { Rule } from '../../rule.js';

export const exampleStringified: Rule = {
  code: 'example-stringified',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An example of a JSON body is a text that holds JSON, where the value itself is meant.',
  why: 'The example says that the body is a string: its schema refuses it, and mocks send a text in quotes (Media Type Object).',
  remedy: 'Write the value itself rather than its text',
  fix: 'Writes the value that the text says.',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200':
          description: A pet.
          content:
            application/json:
              schema: { type: object, properties: { name: { type: string } } }
              example: '{"name": "Rex"}'
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200':
          description: A pet.
          content:
            application/json:
              schema: { type: object, properties: { name: { type: string } } }
              example: { name: Rex }
`,
  check: context => ({
    contract: contract => {
      for (const { media, operation } of bodiesOf(contract)) {
        if (!isJson(media.range)) continue;
        for (const { name, value, location } of media.examples) {
          if (typeof value !== 'string' || !isStringified(media, value, context.schemas)) continue;
          const which = name === undefined ? 'The example' : `The example '${name}'`;
          const pointer = name === undefined ? location.pointer : `${location.pointer}/value`;
          const meant = parsed(value);
          context.report(`${which} of ${media.range} is a text that holds JSON, not the value`, location, {
            operation: operation.key,
            ...(meant !== undefined && { fix: { edits: [{ pointer, value: meant }] } }),
          });
        }
      }
    },
  }),
};
