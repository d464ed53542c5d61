// https://spec.openapis.org/oas/v3.2.0.html#xml-object
import { boolean, choice, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const xml: ObjectType = {
  name: 'XML Object',
  extensions: true,
  fields: {
    nodeType: { kind: choice('element', 'attribute', 'text', 'cdata', 'none'), since: '3.2' },
    name: { kind: string },
    namespace: { kind: string },
    prefix: { kind: string },
    attribute: { kind: boolean },
    wrapped: { kind: boolean },
  },
};
