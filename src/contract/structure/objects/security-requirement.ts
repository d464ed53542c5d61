// https://spec.openapis.org/oas/v3.2.0.html#security-requirement-object
import { list, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const securityRequirement: ObjectType = {
  name: 'Security Requirement Object',
  extensions: false,
  fields: {},
  others: { kind: list(string) },
};
