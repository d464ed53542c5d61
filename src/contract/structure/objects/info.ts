// https://spec.openapis.org/oas/v3.2.0.html#info-object
import { object, prose } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const info: ObjectType = {
  name: 'Info Object',
  extensions: true,
  fields: {
    title: { kind: prose, required: 'always' },
    summary: { kind: prose, since: '3.1' },
    description: { kind: prose },
    termsOfService: { kind: prose },
    contact: { kind: object('contact') },
    license: { kind: object('license') },
    version: { kind: prose, required: 'always' },
  },
};
