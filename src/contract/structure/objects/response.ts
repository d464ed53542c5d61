// https://spec.openapis.org/oas/v3.2.0.html#response-object
import { map, objectOrReference, prose } from '../kinds.js';
import { headerName, mediaRange } from '../names.js';
import type { ObjectType } from '../object-type.js';

export const response: ObjectType = {
  name: 'Response Object',
  extensions: true,
  fields: {
    summary: { kind: prose, since: '3.2' },
    description: [
      { kind: prose, until: '3.1', required: 'noted' },
      { kind: prose, since: '3.2' },
    ],
    headers: {
      kind: map(objectOrReference('header'), headerName),
    },
    content: {
      kind: map(objectOrReference('mediaType'), mediaRange),
    },
    links: { kind: map(objectOrReference('link')) },
  },
};
