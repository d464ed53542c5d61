// https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
import type { SchemaId, SchemaJson } from '../../contract/index.js';
import { canonical, type Json, type JsonObject } from '../../document/index.js';
import type { Asking } from './asking.js';
import type { Cause } from './cause.js';
import type { Aligned, Choice, Sides } from './choice.js';
import { listOf, objectOf, type Part, settled } from './part.js';

/** A discriminator in normal form: it has the ids that the values of its property lead to, by name too. */
export interface Rule {
  readonly propertyName?: string;
  readonly mapping?: { readonly [tag: string]: SchemaId };
  readonly defaultMapping?: SchemaId;
}

export function ruleOf({ json }: Part): Rule | undefined {
  return objectOf(json)['discriminator'] as Rule | undefined; // normal form has no other
}

/** Objects that say they are what the values of a discriminator's property lead to. */
export function tagged(property: string, tags: readonly Json[]): JsonObject {
  return { type: 'object', required: [property], properties: { [property]: { enum: tags } } };
}

/** What any branch of a choice takes, of objects those that the discriminator leads to. */
export function alternativesOf({ part, branches, holder }: Choice): JsonObject {
  const { discriminator } = objectOf(part.json);
  const of = (each: readonly Part[]) => ({ anyOf: each.map(({ json }) => json) });
  if (discriminator === undefined) return of(branches);
  if (!holder) return { ...of(branches), discriminator };
  // null is offered beside the choice that the discriminator is of, and comes last
  return { anyOf: [{ ...of(branches.slice(0, -1)), discriminator }, ...branches.slice(-1).map(({ json }) => json)] };
}

/** What one branch of a choice takes: no object that says it is another. */
export function branchOf(branch: Part, choice: Part): SchemaJson {
  const { propertyName: property, mapping = {} } = ruleOf(choice) ?? {};
  if (property === undefined || !isClosed(choice)) return branch.json;
  const own = idOf(branch);
  const others = Object.keys(mapping).filter(tag => mapping[tag] !== own);
  return others.length === 0 ? branch.json : { allOf: [branch.json, { not: tagged(property, others) }] };
}

/** Whether a discriminator leads to each of the branches beside it, and nowhere else: its values alone choose then. */
export function isClosed(part: Part): boolean {
  const branches = [...listOf(part, 'anyOf'), ...listOf(part, 'oneOf')].map(idOf);
  const { mapping = {}, defaultMapping } = ruleOf(part) ?? {};
  const ids = new Set(Object.values(mapping));
  if (branches.length === 0 || !branches.every(id => id !== undefined && ids.has(id))) return false;
  return [...ids, ...(defaultMapping === undefined ? [] : [defaultMapping])].every(id => branches.includes(id));
}

/**
 * That of two choices, where they have other ones by more than the branches that are gone or new: it is not about those,
 * unless the other side takes their values for some of other branches.
 */
export function choiceDiscriminator(
  before: Choice,
  after: Choice,
  { pairs, gone, added }: Aligned,
  { old, now }: Sides,
  tags: Asking['tags'],
): Cause | undefined {
  const [from, to] = [ruleOf(before.part), ruleOf(after.part)];
  if (from === undefined && to === undefined) return undefined;
  const cause = discriminatorCause(before.part, after.part);
  if (from === undefined || to === undefined) return cause;
  const [left, right] = [pairs.map(([part]) => part), pairs.map(([, part]) => part)];
  const isApart = tags === 'known' && from.defaultMapping === undefined && to.defaultMapping === undefined;
  const was = isApart
    ? without(from, gone, new Map(left.map((each, at) => [idOf(each), settled(right[at]!, now)])), to)
    : from;
  const is = isApart
    ? without(to, added, new Map(right.map((each, at) => [idOf(each), settled(left[at]!, old)])), from)
    : to;
  if (leadingTo(was, left) === leadingTo(is, right)) return undefined;
  if (!isApart || gone.length + added.length === 0) return cause;
  const among = (kept: readonly Part[], { keyword = 'anyOf' }: Choice, rule: Rule): JsonObject => ({
    [keyword]: kept.map(({ json }) => json),
    discriminator: rule as JsonObject,
  });
  return { ...cause, old: among(left, before, was), now: among(right, after, is) };
}

/** What a discriminator says of branches that each have one of the other side: the same texts say the same. */
function leadingTo({ mapping = {}, defaultMapping, ...rule }: Rule, kept: readonly Part[]): string {
  const numbers = new Map(kept.map((branch, index) => [idOf(branch), index]));
  const to = (id: SchemaId): Json => numbers.get(id) ?? id;
  const leads = Object.fromEntries(Object.entries(mapping).map(([tag, id]) => [tag, to(id)]));
  return canonical({ ...rule, mapping: leads, ...(defaultMapping !== undefined && { rest: to(defaultMapping) }) });
}

/** A discriminator that is another, or that one side alone has: what it says over the whole counts where nothing else does. */
export function discriminatorCause(before: Part, after: Part): Cause {
  const [from, to] = [objectOf(before.json)['discriminator'], objectOf(after.json)['discriminator']];
  return {
    code: 'schema-condition-changed',
    before,
    after,
    keyword: {
      ...(from !== undefined && { before: 'discriminator' }),
      ...(to !== undefined && { after: 'discriminator' }),
    },
    old: before.json,
    now: after.json,
    fallback: true,
    about: { name: 'discriminator', ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  };
}

/**
 * A discriminator without the values that the other one does not know, and that lead to branches which one side alone has, or
 * to such as refuse them on the other side: these are told of the branches.
 * @param others what the other side has for each of the branches that both have
 */
function without(
  { mapping = {}, ...rule }: Rule,
  own: readonly Part[],
  others: ReadonlyMap<SchemaId | undefined, Part>,
  other: Rule,
): Rule {
  const alone = new Set(own.map(idOf));
  const isKept = ([tag, id]: readonly [string, SchemaId]) => {
    if (Object.hasOwn(other.mapping ?? {}, tag)) return true;
    const its = others.get(id);
    return !alone.has(id) && !(its && refuses(its, rule.propertyName, tag));
  };
  return { ...rule, mapping: Object.fromEntries(Object.entries(mapping).filter(isKept)) };
}

/** Whether a branch says by its own list of a property's values that this is none of them. */
function refuses({ json }: Part, property: string | undefined, value: string): boolean {
  const properties = objectOf(json)['properties'] as JsonObject | undefined; // normal form has schemas by name
  const own = property === undefined ? undefined : properties?.[property];
  const { enum: listed, const: only } = objectOf((own ?? true) as SchemaJson);
  return Array.isArray(listed) ? !listed.includes(value) : only !== undefined && only !== value;
}

/** The schema that a branch refers to: the values of a discriminator's property lead to no other. */
function idOf({ json }: Part): SchemaId | undefined {
  return objectOf(json)['$ref'] as SchemaId | undefined; // normal form has ids there
}
