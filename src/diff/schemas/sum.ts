import type { Cause } from './cause.js';
import { isClosed } from './discriminated.js';
import { keywordsOf, objectOf, type Part } from './part.js';

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
  const isSum = (part: Part, counted: boolean) =>
    keywordsOf(part.json).every(each => {
      if (each === 'discriminator') return isClosed(part);
      return plain.has(each) || (counted ? each === 'anyOf' : isChoice(each));
    });
  return accepting.every(part => isSum(part, false)) && refusing.every(part => isSum(part, counts));
}

/** Whether values of a discriminator's property lead to other branches on one side than on the other. */
export function leadsElsewhere(causes: readonly Cause[]): boolean {
  return causes.some(({ code, about }) => code === 'schema-condition-changed' && about.name === 'discriminator');
}

/** Keywords by which objects may have properties that are not declared beside. */
const speaking = ['enum', 'const', 'anyOf', 'oneOf'];

/**
 * Whether a property that one side alone declares may be one that the accepting side speaks of elsewhere: it counts as absent
 * then where it is asked about alone, and not in the whole.
 */
export function areSpokenOf(causes: readonly Cause[], accepting: readonly Part[]): boolean {
  const names = causes.filter(({ code }) => isDeclaration(code)).map(({ about }) => about.name);
  if (names.length === 0) return false;
  return accepting.some(({ json }) => {
    const said = objectOf(json);
    const required = Array.isArray(said['required']) ? said['required'] : [];
    return speaking.some(keyword => Object.hasOwn(said, keyword)) || names.some(name => required.includes(name));
  });
}

/** Whether several parts say what one property or one item is. */
export function speakOfOne(parts: readonly Part[]): boolean {
  const spokenOf = parts.map(({ json }) => {
    const { properties, additionalProperties, items, prefixItems } = objectOf(json);
    const all = typeof additionalProperties === 'object';
    return { names: Object.keys(properties ?? {}), all, items: Boolean(items ?? prefixItems) };
  });
  if (spokenOf.filter(({ items }) => items).length > 1) return true;
  const speaking = spokenOf.filter(({ names, all }) => all || names.length > 0);
  if (speaking.length < 2) return false;
  const names = speaking.flatMap(each => each.names);
  return speaking.some(({ all }) => all) || new Set(names).size < names.length;
}

/** Whether parts say of properties what branches beside may say of the same ones. */
export function speaksBeside(parts: readonly Part[]): boolean {
  const has = (...keywords: readonly string[]) =>
    parts.some(({ json }) => keywords.some(each => Object.hasOwn(objectOf(json), each)));
  return has('anyOf', 'oneOf') && has('properties', 'required');
}

/**
 * Whether that holds of branches that are counted too, once none of them takes a value that the one before it did not: what
 * was a value of one branch is one of no second then. Both sides have one oneOf, and nothing else that counts.
 */
export function isSumOfBranches(accepting: readonly Part[], refusing: readonly Part[]): boolean {
  const choices = (parts: readonly Part[]) => parts.flatMap(({ json }) => keywordsOf(json).filter(isChoice)).join();
  return isSumOfParts(accepting, refusing, false) && choices(accepting) === 'oneOf' && choices(refusing) === 'oneOf';
}

/** Whether a cause is that one side alone declares a property. */
export function isDeclaration(code: Cause['code']): boolean {
  return code === 'schema-property-added' || code === 'schema-property-removed';
}
