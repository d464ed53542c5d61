// https://spec.openapis.org/oas/v3.2.0.html#operation-object
import { boolean, list, map, object, objectOrReference, prose, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';
import { parameterListRule } from './parameter-list.js';

export const operation: ObjectType = {
  name: 'Operation Object',
  extensions: true,
  fields: {
    tags: { kind: list(string) },
    summary: { kind: prose },
    description: { kind: prose },
    externalDocs: { kind: object('externalDocumentation') },
    operationId: { kind: string },
    parameters: { kind: list(objectOrReference('parameter')) },
    requestBody: { kind: objectOrReference('requestBody') },
    responses: [
      { kind: object('responses'), until: '3.0', required: 'noted' },
      { kind: object('responses'), since: '3.1' },
    ],
    callbacks: { kind: map(objectOrReference('callback')) },
    deprecated: { kind: boolean },
    security: { kind: list(object('securityRequirement')) },
    servers: { kind: list(object('server')) },
  },
  rule: parameterListRule,
};
