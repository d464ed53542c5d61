// https://spec.openapis.org/oas/v3.2.0.html#header-object
import { any, boolean, choice, map, objectOrReference, prose, schema } from '../kinds.js';
import { mediaRange } from '../names.js';
import type { ObjectType } from '../object-type.js';
import { examplesRule, schemaOrContentRule } from './schema-or-content.js';

export const header: ObjectType = {
  name: 'Header Object',
  extensions: true,
  fields: {
    description: { kind: prose },
    required: { kind: boolean },
    deprecated: { kind: boolean },
    allowEmptyValue: { kind: boolean, until: '3.0' },
    style: { kind: choice('simple') },
    explode: { kind: boolean },
    allowReserved: [
      { kind: boolean, until: '3.0' },
      { kind: boolean, since: '3.2' },
    ],
    schema: { kind: schema },
    content: {
      kind: map(objectOrReference('mediaType'), mediaRange),
    },
    example: { kind: any },
    examples: { kind: map(objectOrReference('example')) },
  },
  rule: (object, context) => {
    schemaOrContentRule(object, context);
    examplesRule(object, context);
  },
};
