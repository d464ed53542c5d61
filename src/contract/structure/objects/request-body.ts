// https://spec.openapis.org/oas/v3.2.0.html#request-body-object
import { boolean, map, objectOrReference, prose } from '../kinds.js';
import { mediaRange } from '../names.js';
import type { ObjectType } from '../object-type.js';

export const requestBody: ObjectType = {
  name: 'Request Body Object',
  extensions: true,
  fields: {
    description: { kind: prose },
    content: {
      kind: map(objectOrReference('mediaType'), mediaRange),
      required: 'always',
    },
    required: { kind: boolean },
  },
};
