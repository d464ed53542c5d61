// https://spec.openapis.org/oas/v3.2.0.html#paths-object
import { object } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const paths: ObjectType = {
  name: 'Paths Object',
  extensions: true,
  fields: {},
  others: {
    kind: object('pathItem'),
    names: { pattern: /^\//, code: 'path-slash', message: name => `the path '${name}' does not begin with '/'` },
  },
};
