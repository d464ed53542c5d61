// https://spec.openapis.org/oas/v3.2.0.html#example-object
import { any, prose, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

const exclusive = [
  ['value', 'externalValue'],
  ['value', 'dataValue'],
  ['value', 'serializedValue'],
  ['serializedValue', 'externalValue'],
] as const;

export const example: ObjectType = {
  name: 'Example Object',
  extensions: true,
  fields: {
    summary: { kind: prose },
    description: { kind: prose },
    dataValue: { kind: any, since: '3.2' },
    serializedValue: { kind: string, since: '3.2' },
    value: { kind: any },
    externalValue: { kind: string },
  },
  rule: (object, { version, report }) => {
    if (version === '3.0') return;
    for (const [first, second] of exclusive) {
      if (first in object && second in object && (version === '3.2' || second === 'externalValue')) {
        report('exclusive-notes', `'${first}' and '${second}' exclude each other`, second);
      }
    }
  },
};
