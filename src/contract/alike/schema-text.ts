// https://json-schema.org/draft/2020-12/json-schema-core#section-10
import { isRecord } from '../schema/own.js';
import { areSameLists, areSameMaps, hasSameMembers, isSame } from './members.js';

/** What is met in texts that are compared. */
export interface Found {
  /** The references to schemas, the same in both. */
  readonly refs: Set<string>;
  hasOneOf: boolean;
  /** Whether a title, summary or description is another. */
  reworded: boolean;
}

export function nothingFound(): Found {
  return { refs: new Set(), hasOneOf: false, reworded: false };
}

/** Keywords that say nothing of values. */
const annotations = new Set([
  'title',
  'description',
  'example',
  'examples',
  'externalDocs',
  'xml',
  '$comment',
  'deprecated',
]);
const plain = new Set(['enum', 'const', 'default', 'required', 'type']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas', 'dependencies', '$defs', 'definitions']);

/** Whether two schemas are written alike but for their annotations; what they refer to is found, and not compared. */
export function isSameSchema(before: unknown, after: unknown, found: Found): boolean {
  if (!isRecord(before) || !isRecord(after)) return isSame(before, after);
  // whom a discriminator leads to may depend on any component
  if ('discriminator' in before || 'discriminator' in after) return false;
  if (before['title'] !== after['title'] || before['description'] !== after['description']) found.reworded = true;
  return hasSameMembers(before, after, annotations, (keyword, one, other) => {
    if (keyword === '$ref' && typeof one === 'string') found.refs.add(one);
    if (keyword === 'oneOf') found.hasOneOf = true;
    if (plain.has(keyword) || keyword.startsWith('x-')) return isSame(one, other);
    const areSame = (a: unknown, b: unknown) => isSameSchema(a, b, found);
    if (named.has(keyword)) return isRecord(one) && isRecord(other) && areSameMaps(one, other, areSame);
    return Array.isArray(one) ? areSameLists(one, other, areSame) : areSame(one, other);
  });
}
