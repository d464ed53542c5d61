// https://spec.openapis.org/oas/v3.2.0.html#header-object
import { boolean, choice } from '../kinds.js';
import type { ObjectType } from '../object-type.js';
import { examplesRule, schemaOrContentFields, schemaOrContentRule } from './schema-or-content.js';

export const header: ObjectType = {
  name: 'Header Object',
  extensions: true,
  fields: {
    ...schemaOrContentFields,
    allowEmptyValue: { kind: boolean, until: '3.0' },
    style: { kind: choice('simple') },
    allowReserved: [
      { kind: boolean, until: '3.0' },
      { kind: boolean, since: '3.2' },
    ],
  },
  rule: (object, context) => {
    schemaOrContentRule(object, context);
    examplesRule(object, context);
  },
};
