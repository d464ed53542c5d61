import { memberAsWritten } from '../../contract/index.js';
import type { Code } from '../../diagnostics/index.js';
import { canonical, type Json, type JsonObject } from '../../document/index.js';
import { saidAsWritten } from './as-written.js';
import type { Cause } from './cause.js';
import { membersOf, objectOf, type Part } from './part.js';

/** Keywords that say one thing together, and the code of a change of it. */
interface Group {
  readonly code: Code;
  readonly keywords: readonly [string, ...string[]];
  /** Whether what is told has the keywords with their values, however few they are. */
  readonly named?: true;
}

const groups: readonly Group[] = [
  { code: 'schema-type-changed', keywords: ['type'] },
  { code: 'schema-bound-changed', keywords: ['minimum', 'exclusiveMinimum'] },
  { code: 'schema-bound-changed', keywords: ['maximum', 'exclusiveMaximum'] },
  { code: 'schema-bound-changed', keywords: ['multipleOf'] },
  { code: 'schema-size-changed', keywords: ['minLength'] },
  { code: 'schema-size-changed', keywords: ['maxLength'] },
  { code: 'schema-size-changed', keywords: ['minItems'] },
  { code: 'schema-size-changed', keywords: ['maxItems'] },
  { code: 'schema-size-changed', keywords: ['minProperties'] },
  { code: 'schema-size-changed', keywords: ['maxProperties'] },
  { code: 'schema-pattern-changed', keywords: ['pattern'] },
  { code: 'schema-items-changed', keywords: ['uniqueItems'] },
  { code: 'schema-items-changed', keywords: ['contains', 'minContains', 'maxContains'] },
  { code: 'schema-names-changed', keywords: ['propertyNames'] },
  { code: 'schema-dependency-changed', keywords: ['dependentRequired'] },
  { code: 'schema-dependency-changed', keywords: ['dependentSchemas'] },
  { code: 'schema-condition-changed', keywords: ['not'] },
  { code: 'schema-condition-changed', keywords: ['if', 'then', 'else'] },
];

const format: Group = { code: 'schema-format-changed', keywords: ['format'] };
const content: Group = {
  code: 'schema-content-changed',
  keywords: ['contentEncoding', 'contentMediaType', 'contentSchema'],
  named: true,
};

/** A format may say what keywords of content say, and either take the place of the other: they are told together. */
function contentGroups(before: readonly Part[], after: readonly Part[]): readonly Group[] {
  const groups: readonly Group[] = [format, content];
  const differ = groups.filter(group => {
    const [old, now] = [before, after].map(parts => canonical(together(saying(parts, group), group)));
    return old !== now;
  });
  return differ.length < 2 ? groups : [{ ...content, keywords: [...format.keywords, ...content.keywords] }];
}

function statedIn(parts: readonly Part[]): ReadonlySet<string> {
  const stated = new Set<string>();
  for (const { json } of parts) for (const keyword of Object.keys(objectOf(json))) stated.add(keyword);
  return stated;
}

/**
 * What keywords say that lead to no part of their own which could be compared alone.
 * @param tellsTypes whether types are told elsewhere
 */
export function assertionCauses(
  before: readonly Part[],
  after: readonly Part[],
  tellsTypes: boolean,
): readonly Cause[] {
  const stated = statedIn([...before, ...after]);
  const isStated = ({ keywords }: Group) => keywords.some(keyword => stated.has(keyword));
  const own = groups.filter(group => isStated(group) && !(tellsTypes && group.keywords.includes('type')));
  const all = isStated(format) || isStated(content) ? [...own, ...contentGroups(before, after)] : own;
  return all.flatMap(group => {
    const [old, now] = [saying(before, group), saying(after, group)];
    if (old.length === 0 && now.length === 0) return [];
    const [from, to] = [together(old, group), together(now, group)];
    if (canonical(from) === canonical(to) && !canonical(from).includes('"$ref"')) return [];
    const [was, is] = [saidAlone(old, now, group), saidAlone(now, old, group)];
    const cause = causeOf(group, was ?? before[0]!, is ?? after[0]!, from, to);
    if (group.code !== 'schema-dependency-changed') return [cause];
    return [{ ...cause, old: { ...from, ...declared(before) }, now: { ...to, ...declared(after) } }];
  });
}

function causeOf(group: Group, before: Part, after: Part, old: JsonObject, now: JsonObject): Cause {
  const { code, keywords } = group;
  const written = (part: Part) => keywords.find(keyword => Object.hasOwn(objectOf(part.json), keyword));
  const [from, to] = [written(before), written(after)];
  // `exclusiveMinimum` that gives way to `minimum` is not the same keyword with another value
  const stated = from && to && from !== to ? { ...group, named: true as const } : group;
  return {
    code,
    before,
    after,
    keyword: { ...(from && { before: from }), ...(to && { after: to }) },
    old,
    now,
    about: {
      name: to ?? from ?? keywords[0],
      ...told('from', saidAsWritten(old), stated),
      ...told('to', saidAsWritten(now), stated),
    },
  };
}

/** The properties that are declared beside: what depends on one that is not there counts for nothing. */
function declared(parts: readonly Part[]): JsonObject {
  const names = parts.flatMap(part => membersOf(part, 'properties').map(([name]) => [name, true] as const));
  return names.length > 0 ? { properties: Object.fromEntries(names) } : {};
}

/** The value of the keyword where one alone stands, else all that stand. */
function told(name: 'from' | 'to', said: JsonObject, { keywords, named }: Group): { readonly [name: string]: Json } {
  const values = keywords.filter(keyword => Object.hasOwn(said, keyword));
  if (values.length === 0) return Object.hasOwn(said, 'allOf') ? { [name]: said } : {};
  return { [name]: values.length === 1 && !named ? said[values[0]!]! : said };
}

function saying(parts: readonly Part[], { keywords }: Group): readonly Part[] {
  return parts.filter(({ json }) => keywords.some(keyword => Object.hasOwn(objectOf(json), keyword)));
}

/** The part that says something which the others do not; the first where there is none. */
function saidAlone(parts: readonly Part[], others: readonly Part[], { keywords }: Group): Part | undefined {
  const said = new Set(others.map(({ json }) => canonical(picked(objectOf(json), keywords))));
  return parts.find(({ json }) => !said.has(canonical(picked(objectOf(json), keywords)))) ?? parts[0];
}

/** A schema that says what the parts say by the keywords, and nothing else. */
function together(parts: readonly Part[], { keywords }: Group): JsonObject {
  const each = parts.map(({ json }) => picked(objectOf(json), keywords));
  const distinct = [...new Map(each.map(json => [canonical(json), json])).values()];
  return distinct.length > 1 ? { allOf: distinct } : (distinct[0] ?? {});
}

/** What a schema says by some keywords, with its numbers as written beside them. */
export function picked(json: JsonObject, keywords: readonly string[]): JsonObject {
  const said = keywords.filter(keyword => Object.hasOwn(json, keyword));
  const written = said.map(memberAsWritten).filter(member => Object.hasOwn(json, member));
  return Object.fromEntries([...said, ...written].map(member => [member, json[member]!]));
}
