// https://spec.openapis.org/oas/v3.2.0.html#media-type-object
import { any, list, map, object, objectOrReference, prose, schema } from '../kinds.js';
import type { ObjectType } from '../object-type.js';
import { encodingRule } from './encoding-rule.js';
import { examplesRule } from './schema-or-content.js';

export const mediaType: ObjectType = {
  name: 'Media Type Object',
  extensions: true,
  fields: {
    description: { kind: prose, since: '3.2' },
    schema: { kind: schema },
    itemSchema: { kind: schema, since: '3.2' },
    example: { kind: any },
    examples: { kind: map(objectOrReference('example')) },
    encoding: { kind: map(object('encoding')) },
    prefixEncoding: { kind: list(object('encoding')), since: '3.2' },
    itemEncoding: { kind: object('encoding'), since: '3.2' },
  },
  rule: (media, context) => {
    examplesRule(media, context);
    encodingRule(media, context);
  },
};
