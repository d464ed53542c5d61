import type { SchemaJson } from '../../contract/index.js';
import { canonical, type Json, type JsonObject } from '../../document/index.js';
import { picked } from './assertions.js';
import type { Cause, Differences, Pair } from './cause.js';
import type { Hidden } from './hidden.js';
import {
  beside,
  declared,
  declares,
  type Naming,
  oneSided,
  patternOf,
  saidOf,
  sharedPatterns,
  withOpen,
} from './one-sided.js';
import { keywordsOf, membersOf, objectOf, oneOf, type Part, together } from './part.js';

/** What an object's parts say of its properties, by name. */
export function propertyDifferences(
  before: readonly Part[],
  after: readonly Part[],
  hidden: Hidden,
  { matches, schemas }: Omit<Naming, 'names'>,
): Differences {
  const [old, now] = [declared(before, 'properties'), declared(after, 'properties')];
  const causes: Cause[] = [];
  const pairs: Pair[] = [];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const naming = { names, matches, schemas };
  const marked = new Set<string>();
  for (const name of names) {
    const [was, is] = [old.get(name), now.get(name)];
    const mark = was && is && markCause([was, is], [ownIn(before, name), ownIn(after, name)], hidden);
    if (mark) {
      causes.push(mark);
      marked.add(name);
    } else if (was && is) {
      pairs.push({ before: together(was), after: together(is), step: { to: 'property', name } });
      causes.push(...beside(name, [was, is], [before, after], naming));
    } else causes.push(oneSided(name, [was, is], [before, after], naming));
  }
  const [patternsOld, patternsNow] = [declared(before, 'patternProperties'), declared(after, 'patternProperties')];
  for (const [pattern, was] of patternsOld) {
    const is = patternsNow.get(pattern);
    if (!is) continue;
    const own = (json: SchemaJson): JsonObject => ({ patternProperties: { [pattern]: json } });
    const mark = markCause([was, is], [own, own], hidden);
    if (mark) causes.push(mark);
    else pairs.push({ before: together(was), after: together(is), step: { to: 'matching', pattern } });
  }
  const required = requiredCauses([before, after], [old, now], hidden, schemas).filter(
    ({ about }) => !marked.has(about.name),
  );
  const rest = restDifferences(before, after, hidden, names);
  return { causes: [...causes, ...required, ...rest.causes], pairs: [...pairs, ...rest.pairs] };
}

/** What an object of some parts says of a property by itself, by the schema of that: also with which others it has to be there. */
function ownIn(parts: readonly Part[], name: string): (json: SchemaJson) => JsonObject {
  return json => {
    const asking = [...new Set(parts.flatMap(part => askingFor(part, name)))];
    const declaring = asking.filter(each => parts.some(part => declares(part, each)));
    return {
      properties: { ...Object.fromEntries(declaring.map(each => [each, true])), [name]: json },
      ...(parts.some(part => requiredOf(part).includes(name)) && { required: [name] }),
      ...(asking.length > 0 && { dependentRequired: Object.fromEntries(asking.map(each => [each, [name]])) }),
    };
  };
}

/** The properties that have another one beside them wherever they are there. */
function askingFor({ json }: Part, name: string): readonly string[] {
  const { dependentRequired } = objectOf(json);
  const lists = Object.entries((dependentRequired ?? {}) as Readonly<Record<string, readonly string[]>>); // in normal form
  return lists.flatMap(([each, names]) => (names.includes(name) ? [each] : []));
}

type Both<Of> = readonly [before: Of, after: Of];

/**
 * What the one version alone marks as none of these messages: `readOnly` in requests, `writeOnly` in responses. Whether it has
 * to be there goes with that.
 * @param own what an object says of it, by its schema
 */
function markCause(
  [before, after]: Both<readonly Part[]>,
  own: Both<(json: SchemaJson) => JsonObject>,
  hidden: Hidden,
): Cause | undefined {
  const { mark } = hidden;
  const [was, is] = [hidden.bearerOf(before, 'old'), hidden.bearerOf(after, 'now')];
  if (!was === !is) return undefined;
  const elsewhere = (parts: readonly Part[], bearer: Part | undefined) => bearer && !parts.includes(bearer);
  return {
    code: 'schema-mark-changed',
    before: before[0]!,
    after: after[0]!,
    keyword: { ...(was && { before: mark }), ...(is && { after: mark }) },
    at: { ...(elsewhere(before, was) && { before: was! }), ...(elsewhere(after, is) && { after: is! }) },
    old: { allOf: before.map(({ json }) => own[0](json)) },
    now: { allOf: after.map(({ json }) => own[1](json)) },
    about: { name: mark, ...(was && { from: true }), ...(is && { to: true }) },
  };
}

type Declared = ReadonlyMap<string, readonly Part[]>;

function requiredCauses(
  [before, after]: Both<readonly Part[]>,
  [old, now]: Both<Declared>,
  hidden: Hidden,
  schemas: Naming['schemas'],
): readonly Cause[] {
  const asks = (parts: readonly Part[], waived: ReadonlySet<string>) => {
    const names = new Map<string, Part>();
    for (const part of parts)
      for (const name of requiredOf(part)) if (!waived.has(name) && !names.has(name)) names.set(name, part);
    return names;
  };
  const waived = hidden.names(after, 'now');
  const [was, is] = [asks(before, hidden.names(before, 'old')), asks(after, waived)];
  // what may not be sent any more is not told as what may be left out
  const isTold = (name: string) => hidden.mark === 'readOnly' && waived.has(name);
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const changed = names.filter(name => was.has(name) !== is.has(name) && !isTold(name));
  return changed.map(name => ({
    code: is.has(name) ? 'schema-property-required' : 'schema-property-optional',
    before: was.get(name) ?? old.get(name)?.[0] ?? before[0]!,
    after: is.get(name) ?? now.get(name)?.[0] ?? after[0]!,
    keyword: { ...(was.has(name) && { before: 'required' }), ...(is.has(name) && { after: 'required' }) },
    old: was.has(name) ? { required: [name] } : {},
    now: is.has(name) ? { required: [name] } : {},
    ...(!is.has(name) && { gone: saidOf(old.get(name) ?? [], schemas) }),
    about: { name, ...(old.has(name) && { from: true }), ...(now.has(name) && { to: true }) },
  }));
}

/** The properties that a part asks for. */
export function requiredOf({ json }: Part): readonly string[] {
  const { required } = objectOf(json);
  return Array.isArray(required) ? (required as readonly string[]) : []; // names, in the normal form
}

/** What is said of properties that are not named. */
function restDifferences(
  before: readonly Part[],
  after: readonly Part[],
  hidden: Hidden,
  told: readonly string[],
): Differences {
  const keywords = ['patternProperties', 'additionalProperties', 'unevaluatedProperties'];
  const patterns = told.map(patternOf);
  const saying = (parts: readonly Part[]) =>
    parts.filter(part => keywords.some(each => objectOf(part.json)[each] !== undefined) && !isOfNames(part, patterns));
  const [old, now] = [saying(before), saying(after)];
  if (old.length === 0 && now.length === 0) return { causes: [], pairs: [] };
  const pair = old.length === 1 && now.length === 1 ? restPair(old[0]!, now[0]!, hidden) : undefined;
  if (pair) return { causes: [], pairs: [pair] };
  // what both say of the same names is compared by itself
  const shared = sharedPatterns(old, now);
  const [from, to] = [restOf(old, keywords, shared), restOf(now, keywords, shared)];
  const written = (parts: readonly Part[], side: 'before' | 'after') => {
    const keyword = keywords.findLast(each => parts[0] && objectOf(parts[0].json)[each] !== undefined);
    return keyword === undefined ? {} : { [side]: keyword };
  };
  const names = (json: JsonObject): Json =>
    ((json['allOf'] as Json[]) ?? []).map(each => picked(each as JsonObject, keywords));
  if (canonical(names(from)) === canonical(names(to)) && !canonical(names(from)).includes('"$ref"'))
    return { causes: [], pairs: [] };
  const cause: Cause = {
    code: 'schema-openness-changed',
    before: old[0] ?? before[0]!,
    after: now[0] ?? after[0]!,
    keyword: { ...written(old, 'before'), ...written(now, 'after') },
    old: from,
    now: to,
    about: { name: 'additionalProperties', from: names(restOf(old, keywords)), to: names(restOf(now, keywords)) },
  };
  return { causes: [cause], pairs: [] };
}

/** Whether a part speaks of no names but some, each of which is told by itself. */
function isOfNames(part: Part, patterns: readonly string[]): boolean {
  const [keyword, ...others] = keywordsOf(part.json);
  if (keyword !== 'patternProperties' || others.length > 0) return false;
  return membersOf(part, keyword).every(([pattern]) => patterns.includes(pattern));
}

function restOf(
  parts: readonly Part[],
  keywords: readonly string[],
  open: ReadonlySet<string> = new Set(),
): JsonObject {
  return {
    allOf: parts.map(part => ({
      ...withOpen(picked(objectOf(part.json), keywords), open),
      properties: Object.fromEntries(membersOf(part, 'properties').map(([name]) => [name, true])),
    })),
  };
}

/** Both sides have a schema for all others, and the same patterns. */
function restPair(before: Part, after: Part, hidden: Hidden): Pair | undefined {
  const [old, now] = [oneOf(before, 'additionalProperties'), oneOf(after, 'additionalProperties')];
  if (!old || !now || typeof old.json === 'boolean' || typeof now.json === 'boolean') return undefined;
  if (!hidden.bearerOf([old], 'old') !== !hidden.bearerOf([now], 'now')) return undefined;
  const [patternsOld, patternsNow] = [membersOf(before, 'patternProperties'), membersOf(after, 'patternProperties')];
  const patterns = patternsOld.map(([pattern]) => pattern);
  if (canonical(patterns) !== canonical(patternsNow.map(([pattern]) => pattern))) return undefined;
  const names = [...membersOf(before, 'properties'), ...membersOf(after, 'properties')].map(([name]) => name);
  return { before: old, after: now, step: { to: 'others', names: [...new Set(names)], patterns } };
}
