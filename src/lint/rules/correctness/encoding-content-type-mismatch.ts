import type { SchemaJson } from '../../../contract/index.js';
import { escapeToken } from '../../../document/index.js';
import { bodiesOf } from '../../contract-parts.js';
import { essenceOf } from '../../media.js';
import { placeWithin } from '../../places.js';
import { isObject } from '../../read.js';
import type { Rule } from '../../rule.js';

export const encodingContentTypeMismatch: Rule = {
  code: 'encoding-content-type-mismatch',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A part of a form is sent as bytes, but its property is no string.',
  why: 'An image or an octet-stream has no members and is no number: a string alone can stand for it (Encoding Object).',
  remedy: 'Describe the part as a string, or send it as application/json or text/plain',
  bad: `
paths:
  /pets:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: object } } }
            encoding: { photo: { contentType: image/png } }
      responses: { '201': { description: A pet. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string, contentMediaType: image/png } } }
            encoding: { photo: { contentType: image/png } }
      responses: { '201': { description: A pet. } }
`,
  check: context => ({
    contract: contract => {
      for (const { media, operation } of bodiesOf(contract)) {
        if (!media.schema || media.encoding.size === 0) continue;
        const bytes = [...media.encoding].filter(
          ([, each]) => each.contentTypes.length > 0 && each.contentTypes.every(isBytes),
        );
        if (bytes.length === 0) continue;
        const { properties } = context.schemas.shape(media.schema.json);
        for (const [name, { contentTypes }] of bytes) {
          const [first] = properties.get(name) ?? [];
          if (first === undefined) continue;
          const { types } = context.schemas.shape(itemsOf(first));
          if ((types & 16) !== 0) continue;
          const place = placeWithin(context.set, media.location, `/encoding/${escapeToken(name)}/contentType`);
          const message = `The property '${name}' is sent as ${contentTypes.join(', ')}, but its schema allows no string`;
          context.report(message, place ?? media.location, { operation: operation.key });
        }
      }
    },
  }),
};

function isBytes(type: string): boolean {
  return /^(?:image|audio|video|font)\/(?!svg\+xml)|^application\/(?:octet-stream|pdf|zip|gzip)$/.test(essenceOf(type));
}

/** Each item of a list is a part of its own. */
function itemsOf(json: SchemaJson): SchemaJson {
  const items = isObject(json) && json.type === 'array' ? json.items : undefined;
  return isObject(items) ? items : json;
}
