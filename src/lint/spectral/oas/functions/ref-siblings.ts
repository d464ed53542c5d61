// https://spec.openapis.org/oas/v3.0.3#reference-object
import { defineFunction } from '../../functions/define.js';
import { isObject } from '../../functions/values.js';

/** Nothing stands beside a `$ref`; what does is told, each. */
export const refSiblings = defineFunction((_value, _options, { documentInventory, path }) => {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), documentInventory.unresolved);
  if (!isObject(parent)) return undefined;
  return Object.keys(parent)
    .filter(name => name !== '$ref')
    .map(name => ({ message: `"${name}" beside a $ref means nothing`, path: [...path.slice(0, -1), name] }));
});
