// https://spec.openapis.org/oas/v3.2.0.html#tag-object
import { object, prose, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const tag: ObjectType = {
  name: 'Tag Object',
  extensions: true,
  fields: {
    name: { kind: string, required: 'always' },
    summary: { kind: prose, since: '3.2' },
    description: { kind: prose },
    externalDocs: { kind: object('externalDocumentation') },
    parent: { kind: string, since: '3.2' },
    kind: { kind: string, since: '3.2' },
  },
};
