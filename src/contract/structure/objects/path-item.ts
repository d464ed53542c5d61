// https://spec.openapis.org/oas/v3.2.0.html#path-item-object
import { list, map, object, objectOrReference, prose, string } from '../kinds.js';
import { methodName } from '../names.js';
import type { ObjectType } from '../object-type.js';
import { parameterListRule } from './parameter-list.js';

const method = { kind: object('operation') } as const;

export const pathItem: ObjectType = {
  name: 'Path Item Object',
  extensions: true,
  fields: {
    $ref: { kind: string },
    summary: { kind: prose },
    description: { kind: prose },
    get: method,
    put: method,
    post: method,
    delete: method,
    options: method,
    head: method,
    patch: method,
    trace: method,
    query: { ...method, since: '3.2' },
    additionalOperations: {
      kind: map(object('operation'), methodName),
      since: '3.2',
    },
    servers: { kind: list(object('server')) },
    parameters: { kind: list(objectOrReference('parameter')) },
  },
  rule: parameterListRule,
};
