// https://spec.openapis.org/oas/v3.2.0.html#responses-object
import { objectOrReference } from '../kinds.js';
import { status } from '../names.js';
import type { ObjectType } from '../object-type.js';

export const responses: ObjectType = {
  name: 'Responses Object',
  extensions: true,
  fields: {},
  others: { kind: objectOrReference('response'), names: status },
  rule: (object, { version, report }) => {
    const names = Object.keys(object);
    if (names.length === 0 || (version !== '3.0' && !names.some(name => status.pattern.test(name)))) {
      report('responses-empty', 'the operation declares no response');
    }
  },
};
