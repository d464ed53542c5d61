// https://spec.openapis.org/oas/v3.2.0.html#callback-object
import { object } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const callback: ObjectType = {
  name: 'Callback Object',
  extensions: true,
  fields: {},
  others: { kind: object('pathItem') },
};
