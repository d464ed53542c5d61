// https://spec.openapis.org/oas/v3.2.0.html#server-variable-object
import { list, prose, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const serverVariable: ObjectType = {
  name: 'Server Variable Object',
  extensions: true,
  fields: {
    enum: [
      { kind: list(string), until: '3.0' },
      { kind: list(string, { filled: true }), since: '3.1' },
    ],
    default: { kind: string, required: 'always' },
    description: { kind: prose },
  },
  rule: (object, { report }) => {
    const value = object.default;
    if (
      Array.isArray(object.enum) &&
      object.enum.length > 0 &&
      typeof value === 'string' &&
      !object.enum.includes(value)
    ) {
      report('server-variable-default', `the default '${value}' is not among the variable's enum`, 'default');
    }
  },
};
