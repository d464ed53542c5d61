// https://spec.openapis.org/oas/v3.2.0.html#external-documentation-object
import { prose, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const externalDocumentation: ObjectType = {
  name: 'External Documentation Object',
  extensions: true,
  fields: { description: { kind: prose }, url: { kind: string, required: 'noted' } },
};
