import { keywordsOf, type Part } from './part.js';

/** Keywords whose every difference is a cause, or a pair of parts. */
const plain = new Set([
  ...['type', 'enum', 'const', 'allOf', '$ref', 'readOnly', 'writeOnly'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'pattern', 'format'],
  ...['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems'],
  ...['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
]);

/**
 * Whether a value of two schemas breaks only by one of the causes that they differ by, taken alone, or where one of the pairs
 * breaks that they lead to. It must where all that they say has to hold together, and where the side that refuses takes a
 * value by any of its branches.
 * @param accepting the parts of the side that a value comes from
 * @param refusing those of the other
 * @param counts whether the side that refuses counts the branches that a value matches
 */
export function isSumOfParts(accepting: readonly Part[], refusing: readonly Part[], counts: boolean): boolean {
  const isAny = (keyword: string) => keyword === 'anyOf' || keyword === 'oneOf';
  return (
    accepting.every(({ json }) => keywordsOf(json).every(each => plain.has(each) || isAny(each))) &&
    refusing.every(({ json }) =>
      keywordsOf(json).every(each => plain.has(each) || (counts ? each === 'anyOf' : isAny(each))),
    )
  );
}
