// https://spec.openapis.org/oas/v3.2.0.html#license-object
import { string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const license: ObjectType = {
  name: 'License Object',
  extensions: true,
  fields: {
    name: { kind: string, required: 'noted' },
    identifier: { kind: string, since: '3.1' },
    url: { kind: string },
  },
  rule: (object, { version, report }) => {
    if (version !== '3.0' && 'identifier' in object && 'url' in object) {
      report('exclusive-notes', "a license has either 'identifier' or 'url', not both", 'url');
    }
  },
};
