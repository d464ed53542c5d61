import type { Example } from '../../../contract/index.js';
import { bodiesOf } from '../../contract-parts.js';
import { isJson, isStringified } from '../../media.js';
import { placeWithin } from '../../places.js';
import type { Rule } from '../../rule.js';
import { reasonOf } from '../../values.js';

export const mediaTypeExampleInvalid: Rule = {
  code: 'media-type-example-invalid',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An example of a body does not fit its schema.',
  why: 'Readers, mocks and tests take examples for what is right: one of the two is wrong (Media Type Object). Of a request, what is readOnly is not sent; of a response, what is writeOnly.',
  remedy: 'Correct the example, or the schema that it is held against',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200':
          description: All pets.
          content:
            application/json:
              schema: { type: array, items: { type: object, required: [name] } }
              example: [{ nmae: Rex }]
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200':
          description: All pets.
          content:
            application/json:
              schema: { type: array, items: { type: object, required: [name] } }
              example: [{ name: Rex }]
`,
  check: context => ({
    contract: contract => {
      for (const { media, use, operation } of bodiesOf(contract)) {
        if (!media.schema || !isJson(media.range)) continue;
        for (const example of media.examples) {
          if (example.value === undefined || isStringified(media, example.value, context.schemas)) continue;
          const violations = context.schemas.violations(media.schema, example.value, use) ?? [];
          const [first] = violations;
          if (!first) continue;
          const { location, below } = placeOf(example);
          const place = placeWithin(context.set, location, `${below}${first.pointer}`) ?? location;
          const name = example.name === undefined ? 'The example' : `The example '${example.name}'`;
          const message = `${name} of ${media.range} does not fit its schema: ${reasonOf(violations)}`;
          context.report(message, place, { operation: operation.key });
        }
      }
    },
  }),
};

/** A named example has its value further within. */
function placeOf({ name, location }: Example) {
  return { location, below: name === undefined ? '' : '/value' };
}
