// https://spec.openapis.org/oas/v3.2.0.html#link-object
import { any, map, object, prose, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const link: ObjectType = {
  name: 'Link Object',
  extensions: true,
  fields: {
    operationRef: { kind: string },
    operationId: { kind: string },
    parameters: { kind: map(any) },
    requestBody: { kind: any },
    description: { kind: prose },
    server: { kind: object('server') },
  },
  rule: (object, { version, report }) => {
    if ('operationRef' in object && 'operationId' in object) {
      report('exclusive-notes', "'operationRef' and 'operationId' exclude each other", 'operationId');
    } else if (version !== '3.0' && !('operationRef' in object || 'operationId' in object)) {
      report('link-target', "the link names no operation: 'operationRef' or 'operationId' is needed");
    }
  },
};
