import { escapeToken } from '../../../document/index.js';
import { bodiesOf } from '../../contract-parts.js';
import { isForm, isMultipart } from '../../media.js';
import { placeWithin } from '../../places.js';
import type { Rule } from '../../rule.js';

export const encodingPropertyUnknown: Rule = {
  code: 'encoding-property-unknown',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'An encoding is about a property that the schema does not have.',
  why: 'The key must be a property of the schema (Media Type Object): of another nothing is encoded.',
  remedy: 'Correct the name, or declare the property',
  bad: `
paths:
  /pets:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string } } }
            encoding: { picture: { contentType: image/png } }
      responses: { '201': { description: A pet. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string } } }
            encoding: { photo: { contentType: image/png } }
      responses: { '201': { description: A pet. } }
`,
  check: context => ({
    contract: contract => {
      for (const { media, operation } of bodiesOf(contract)) {
        if (!media.schema || media.encoding.size === 0 || !(isForm(media.range) || isMultipart(media.range))) continue;
        const { properties, open, choices } = context.schemas.shape(media.schema.json);
        const branches = choices.flat().map(branch => context.schemas.shape(branch));
        if (open || branches.some(each => each.open) || properties.size + branches.length === 0) continue;
        for (const name of media.encoding.keys()) {
          if ([properties, ...branches.map(each => each.properties)].some(declared => declared.has(name))) continue;
          const place = placeWithin(context.set, media.location, `/encoding/${escapeToken(name)}`) ?? media.location;
          context.report(`The schema of ${media.range} has no property '${name}' to encode`, place, {
            operation: operation.key,
          });
        }
      }
    },
  }),
};
