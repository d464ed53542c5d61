// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import { boolean, choice, list, map, object, objectOrReference, string } from '../kinds.js';
import { headerName } from '../names.js';
import type { ObjectType } from '../object-type.js';
import { encodingRule } from './encoding-rule.js';

export const encoding: ObjectType = {
  name: 'Encoding Object',
  extensions: true,
  fields: {
    contentType: { kind: string },
    headers: {
      kind: map(objectOrReference('header'), headerName),
    },
    style: { kind: choice('form', 'spaceDelimited', 'pipeDelimited', 'deepObject') },
    explode: { kind: boolean },
    allowReserved: { kind: boolean },
    encoding: { kind: map(object('encoding')), since: '3.2' },
    prefixEncoding: { kind: list(object('encoding')), since: '3.2' },
    itemEncoding: { kind: object('encoding'), since: '3.2' },
  },
  rule: encodingRule,
};
