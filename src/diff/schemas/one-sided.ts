import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import { canonical, type JsonObject } from '../../document/index.js';
import { picked } from './assertions.js';
import type { Cause } from './cause.js';
import { conjuncts, keywordsOf, membersOf, nameOf, objectOf, type Part } from './part.js';

export interface Naming {
  /** All that are declared on either side. */
  readonly names: readonly string[];
  /** Whether a name matches a pattern; undefined where nobody can say. */
  readonly matches: (pattern: string, name: string) => boolean | undefined;
  /** Those of the old version. */
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
}

/** A property that one side alone declares; of what the other says of it, whatever holds for all it does not name. */
export function oneSided(
  name: string,
  [was, is]: readonly [readonly Part[] | undefined, readonly Part[] | undefined],
  [before, after]: readonly [readonly Part[], readonly Part[]],
  naming: Naming,
): Cause {
  const other = (parts: readonly Part[]): JsonObject => ({ allOf: parts.map(part => othersOf(part, name, naming)) });
  const own = (parts: readonly Part[]): JsonObject => ({
    allOf: parts.map(({ json }) => ({ properties: { [name]: json } })),
  });
  const [old, now] = [was ? own(was) : other(before), is ? own(is) : other(after)];
  return {
    code: is ? 'schema-property-added' : 'schema-property-removed',
    before: was?.[0] ?? before[0]!,
    after: is?.[0] ?? after[0]!,
    keyword: {},
    old,
    now,
    ...(saysNothing(was ? now : old) && { isUndeclared: true }),
    ...(was && { gone: saidOf(was, naming.schemas) }),
    about: { name, ...(was && { from: was[0]!.json }), ...(is && { to: is[0]!.json }) },
  };
}

/** All that is said of a property, also by what that refers to: it may be deprecated there. */
export function saidOf(parts: readonly Part[], schemas: Naming['schemas']): readonly SchemaJson[] {
  return parts.flatMap(part => conjuncts(part, schemas)).map(({ json }) => json);
}

/** What the parts that do not declare a property say of it, where others do on both sides: a closed one refuses it. */
export function beside(
  name: string,
  [was, is]: readonly [readonly Part[], readonly Part[]],
  [before, after]: readonly [readonly Part[], readonly Part[]],
  naming: Naming,
): readonly Cause[] {
  if (before.length === 1 && after.length === 1) return [];
  const shared = sharedPatterns(before, after);
  const others = (parts: readonly Part[]): readonly JsonObject[] => {
    const silent = parts.length === 1 ? [] : parts.filter(part => !declares(part, name));
    return silent.map(part => othersOf(part, name, naming, shared));
  };
  const [old, now] = [{ allOf: [...others(before)] }, { allOf: [...others(after)] }];
  if (canonical(old) === canonical(now)) return [];
  const own = (one: readonly Part[], other: readonly Part[]) => {
    const known = new Set(other.map(nameOf));
    return one.find(each => !known.has(nameOf(each))) ?? one[0]!;
  };
  const [from, to] = [own(was, is), own(is, was)];
  return [
    {
      code: is.length > was.length ? 'schema-property-added' : 'schema-property-removed',
      before: from,
      after: to,
      keyword: {},
      old,
      now,
      about: { name, from: from.json, to: to.json },
    },
  ];
}

/** The pattern of one name alone. */
export function patternOf(name: string): string {
  return `^${name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`;
}

function saysNothing({ allOf }: JsonObject): boolean {
  return (allOf as readonly JsonObject[]).every(part => Object.keys(part).length === 0); // as made above
}

/** Whether a part names a property. */
export function declares(part: Part, name: string): boolean {
  const { properties } = objectOf(part.json);
  return typeof properties === 'object' && properties !== null && Object.hasOwn(properties, name);
}

/**
 * What a part says of a property that it does not declare, and of no other.
 * @param told patterns of which both versions say the same
 */
function othersOf(part: Part, name: string, { names, matches }: Naming, told: ReadonlySet<string> = none): JsonObject {
  const json = objectOf(part.json);
  const isAlone = inPlace.every(keyword => json[keyword] === undefined);
  const rest = json['additionalProperties'] ?? (isAlone ? json['unevaluatedProperties'] : undefined);
  const patterns = membersOf(part, 'patternProperties').map(
    ([pattern, each]) => [pattern, each.json, matches(pattern, name)] as const,
  );
  if (patterns.some(([, , isMatch]) => isMatch === undefined)) return withOpen(allOthersOf(part, name, names), told);
  const matching = patterns.filter(([, , isMatch]) => isMatch);
  const others = rest === undefined ? [] : [rest as SchemaJson]; // in normal form
  const said = matching.length > 0 ? matching.flatMap(([pattern, each]) => (told.has(pattern) ? [] : [each])) : others;
  const speaking = said.filter(each => each === false || keywordsOf(each).length > 0);
  if (speaking.includes(false)) return { propertyNames: { not: { const: name } } };
  return speaking.length === 0 ? {} : { properties: { [name]: { allOf: speaking } } };
}

/** Keywords whose schemas may evaluate properties too; where none stands, `unevaluatedProperties` is `additionalProperties`. */
const inPlace = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas'];

const none: ReadonlySet<string> = new Set();

/** The same where nobody can say which patterns a name matches; of other properties as little as it can. */
function allOthersOf(part: Part, name: string, names: readonly string[]): JsonObject {
  const others = names.filter(each => each !== name);
  return {
    ...picked(objectOf(part.json), ['patternProperties', 'additionalProperties']),
    properties: Object.fromEntries(others.map(each => [each, true])),
  };
}

export function declared(parts: readonly Part[], keyword: string): ReadonlyMap<string, readonly Part[]> {
  const found = new Map<string, Part[]>();
  for (const part of parts)
    for (const [name, each] of membersOf(part, keyword)) {
      const others = found.get(name);
      if (others) others.push(each);
      else found.set(name, [each]);
    }
  return found;
}

export function sharedPatterns(before: readonly Part[], after: readonly Part[]): ReadonlySet<string> {
  const [old, now] = [declared(before, 'patternProperties'), declared(after, 'patternProperties')];
  return new Set([...old.keys()].filter(pattern => now.has(pattern)));
}

/** Without what is said of names of some patterns. */
export function withOpen(json: JsonObject, patterns: ReadonlySet<string>): JsonObject {
  const { patternProperties: all } = json;
  if (all === undefined || patterns.size === 0) return json;
  const left = Object.entries(all as JsonObject).map(([pattern, each]) => [pattern, patterns.has(pattern) || each]); // schemas by pattern
  return { ...json, patternProperties: Object.fromEntries(left) };
}
