// https://spec.openapis.org/oas/v3.2.0.html#parameter-object
import { isObject } from '../../node.js';
import { any, boolean, map, objectOrReference, prose, schema } from '../kinds.js';
import { mediaRange } from '../names.js';
import type { ObjectType, Rule } from '../object-type.js';

/** The fields that parameters and headers share: both describe a value. */
export const schemaOrContentFields = {
  description: { kind: prose },
  required: { kind: boolean },
  deprecated: { kind: boolean },
  explode: { kind: boolean },
  schema: { kind: schema },
  content: { kind: map(objectOrReference('mediaType'), mediaRange) },
  example: { kind: any },
  examples: { kind: map(objectOrReference('example')) },
} satisfies ObjectType['fields'];

/** Of parameters and headers: exactly one of `schema` and `content`, and `content` with one entry. */
export const schemaOrContentRule: Rule = (object, { version, report }) => {
  const { content } = object;
  if ('schema' in object && 'content' in object) {
    report('schema-and-content', "'schema' and 'content' exclude each other", 'content');
  } else if (!('schema' in object || 'content' in object)) {
    report('schema-or-content-missing', "one of 'schema' and 'content' is needed to know what values are allowed");
  }
  if (isObject(content) && Object.keys(content).length !== 1) {
    report(
      'content-single',
      `'content' must have exactly one media type here, not ${Object.keys(content).length}`,
      'content',
    );
  }
  if (!('content' in object)) return;
  const pointless = version === '3.0' ? ['style', 'explode', 'allowReserved', 'example', 'examples'] : styling;
  for (const name of version === '3.1' ? [...styling, 'example', 'examples'] : pointless) {
    if (name in object && object.in !== 'querystring') {
      report('field-without-effect', `'${name}' has no effect beside 'content'`, name);
    }
  }
};

const styling = ['style', 'explode', 'allowReserved'];

export const examplesRule: Rule = (object, { report }) => {
  if ('example' in object && 'examples' in object) {
    report('exclusive-notes', "'example' and 'examples' exclude each other", 'examples');
  }
};
