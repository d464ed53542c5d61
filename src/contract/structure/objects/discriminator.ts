// https://spec.openapis.org/oas/v3.2.0.html#discriminator-object

import { isObject } from '../../node.js';
import { map, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const discriminator: ObjectType = {
  name: 'Discriminator Object',
  extensions: true,
  heeds: () => true,
  fields: {
    propertyName: { kind: string, required: 'always' },
    mapping: { kind: map(string) },
    defaultMapping: { kind: string, since: '3.2' },
  },
  rule: ({ mapping, defaultMapping }, { version, isSchema, report }) => {
    for (const [value, target] of Object.entries(isObject(mapping) ? mapping : {})) {
      if (typeof target !== 'string' || isSchema(target)) continue;
      report('discriminator-target', `the discriminator maps '${value}' to '${target}', which is no schema`, 'mapping');
    }
    if (version !== '3.2' || typeof defaultMapping !== 'string' || isSchema(defaultMapping)) return;
    report('discriminator-target', `the default mapping '${defaultMapping}' is no schema`, 'defaultMapping');
  },
};
