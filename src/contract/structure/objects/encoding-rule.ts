// https://spec.openapis.org/oas/v3.2.0.html#encoding-usage-and-restrictions
import type { Rule } from '../object-type.js';

/** Parts are described by name or by place, not both. */
export const encodingRule: Rule = (object, { version, report }) => {
  if (version !== '3.2' || !('encoding' in object)) return;
  for (const name of ['prefixEncoding', 'itemEncoding']) {
    if (name in object) report('encoding-by-name-and-place', `'encoding' and '${name}' exclude each other`, name);
  }
};
