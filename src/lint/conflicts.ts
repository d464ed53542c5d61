import type { SchemaJson } from '../contract/index.js';
import type { JsonObject } from '../document/index.js';
import { isObject, listOf, textsOf } from './read.js';
import type { SchemaTools } from './schema-tools.js';
import { everyType } from './shape.js';

/** Whether the keywords of a schema, as written in any version, may leave no value over: worth asking then, and hardly ever so. */
export function mayLeaveNothing(schema: JsonObject): boolean {
  for (const keyword in schema) {
    const look = looks.get(keyword);
    if (look?.(schema)) return true;
  }
  return false;
}

type Look = (schema: JsonObject) => boolean;

/** By keyword, whether it may exclude everything together with others. */
const looks: ReadonlyMap<string, Look> = new Map<string, Look>([
  ['not', () => true],
  ['if', () => true],
  ['enum', ({ enum: listed, const: value }) => listOf(listed).length === 0 || value !== undefined],
  ['allOf', ({ allOf }) => listOf(allOf).length > 0],
  ['additionalProperties', isClosedTooFar],
  ['multipleOf', ({ minimum, maximum }) => minimum !== undefined && maximum !== undefined],
  ['uniqueItems', ({ minItems }) => Number(minItems) > 1],
  ['contains', ({ maxItems, items }) => maxItems !== undefined || items !== undefined],
  ['pattern', isPatternTight],
  ['propertyNames', ({ required, minProperties }) => (required ?? minProperties) !== undefined],
  ['exclusiveMinimum', areTight],
  ['exclusiveMaximum', areTight],
]);

/** Whether a closed schema asks for properties that it does not declare, or for more than there are. */
function isClosedTooFar(schema: JsonObject): boolean {
  const { additionalProperties, properties, patternProperties, required, minProperties } = schema;
  if (additionalProperties !== false || patternProperties !== undefined) return false;
  const declared = isObject(properties) ? properties : {};
  if (Number(minProperties) > Object.keys(declared).length) return true;
  return textsOf(required).some(name => !Object.hasOwn(declared, name) || declared[name] === false);
}

/** Whether bounds, of which one is exclusive, have less than two between them. */
function areTight({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonObject): boolean {
  const of = (values: readonly unknown[]) => values.filter((each): each is number => typeof each === 'number');
  const [low, high] = [of([minimum, exclusiveMinimum]), of([maximum, exclusiveMaximum])];
  return low.length > 0 && high.length > 0 && Math.max(...low) + 2 > Math.min(...high);
}

/** Whether no text that a pattern matches may be of the lengths that are allowed. */
function isPatternTight({ pattern, minLength, maxLength }: JsonObject): boolean {
  if (typeof pattern !== 'string') return false;
  if (typeof maxLength === 'number' && maxLength < shortestOf(pattern)) return true;
  return typeof minLength === 'number' && minLength > 0 && isBounded(pattern);
}

/** The shortest text that a pattern matches is no longer than it itself, as often as it repeats. */
export function shortestOf(pattern: string): number {
  const repeats = [...pattern.matchAll(/\{(\d+)/g)].map(([, times]) => Number(times));
  return pattern.length * repeats.reduce((product, times) => product * Math.max(1, times), 1);
}

/** Whether the texts that a pattern matches are not as long as one likes: neither end is open, and nothing repeats without end. */
export function isBounded(pattern: string): boolean {
  return pattern.startsWith('^') && pattern.endsWith('$') && !/[*+]|,\}/.test(pattern);
}

/** Whether the parts of a composition say anything that may not hold together. */
export function mayConflict(parts: readonly SchemaJson[], tools: SchemaTools): boolean {
  const shapes = parts.map(part => tools.shape(part));
  if (shapes.reduce((types, shape) => types & shape.types, everyType) === 0) return true;
  if (shapes.filter(({ values }) => values).length > 1) return true;
  if (shapes.some(({ closed }) => closed)) return true;
  const met = new Map<string, SchemaJson>();
  for (const shape of shapes) {
    for (const [name, [first]] of shape.properties) {
      const known = met.get(name);
      if (known === undefined)
        met.set(name, first as SchemaJson); // a name is there with what is said of it
      else if (known !== first) return true;
    }
  }
  return false;
}
