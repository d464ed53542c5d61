import { keywordsOf, type Part } from './part.js';

const isChoice = (keyword: string) => keyword === 'anyOf' || keyword === 'oneOf';

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
  return (
    accepting.every(({ json }) => keywordsOf(json).every(each => plain.has(each) || isChoice(each))) &&
    refusing.every(({ json }) =>
      keywordsOf(json).every(each => plain.has(each) || (counts ? each === 'anyOf' : isChoice(each))),
    )
  );
}

/**
 * Whether that holds of branches that are counted too, once none of them takes a value that the one before it did not: what
 * was a value of one branch is one of no second then. Both sides have one oneOf, and nothing else that counts.
 */
export function isSumOfBranches(accepting: readonly Part[], refusing: readonly Part[]): boolean {
  const choices = (parts: readonly Part[]) => parts.flatMap(({ json }) => keywordsOf(json).filter(isChoice)).join();
  return isSumOfParts(accepting, refusing, false) && choices(accepting) === 'oneOf' && choices(refusing) === 'oneOf';
}
