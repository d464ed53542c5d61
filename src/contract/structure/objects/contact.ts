// https://spec.openapis.org/oas/v3.2.0.html#contact-object
import { prose } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const contact: ObjectType = {
  name: 'Contact Object',
  extensions: true,
  fields: { name: { kind: prose }, url: { kind: prose }, email: { kind: prose } },
};
