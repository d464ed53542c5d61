// https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
import type { SchemaId, SchemaJson } from '../../contract/index.js';
import { canonical, type Json, type JsonObject } from '../../document/index.js';
import type { Cause } from './cause.js';
import type { Aligned, Choice, Sides } from './choice.js';
import { objectOf, type Part, settled } from './part.js';

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
export function alternativesOf({ part, branches }: Choice): JsonObject {
  const { discriminator } = objectOf(part.json);
  return { anyOf: branches.map(({ json }) => json), ...(discriminator !== undefined && { discriminator }) };
}

/** What one branch of a choice takes: no object that says it is another. */
export function branchOf(branch: Part, choice: Part, schemas: Sides['old']): SchemaJson {
  const { propertyName: property, mapping = {} } = ruleOf(choice) ?? {};
  const own = idOf(branch, schemas);
  const others = Object.keys(mapping).filter(tag => mapping[tag] !== own);
  if (property === undefined || others.length === 0) return branch.json;
  return { allOf: [branch.json, { not: tagged(property, others) }] };
}

/** That of two choices, where they have other ones by more than the branches that are gone or new: it is not about those. */
export function choiceDiscriminator(before: Choice, after: Choice, branches: Aligned, sides: Sides): Cause | undefined {
  const [from, to] = [ruleOf(before.part), ruleOf(after.part)];
  if (from === undefined && to === undefined) return undefined;
  const cause = discriminatorCause(before.part, after.part);
  if (from === undefined || to === undefined) return cause;
  const was = without(from, idsOf(branches.gone, sides.old), to);
  const is = without(to, idsOf(branches.added, sides.now), from);
  if (canonical(was as JsonObject) === canonical(is as JsonObject)) return undefined;
  const { pairs, gone, added } = branches;
  if (gone.length + added.length === 0) return cause;
  const among = (kept: readonly Part[], { keyword = 'anyOf' }: Choice, rule: Rule): JsonObject => ({
    [keyword]: kept.map(({ json }) => json),
    discriminator: rule as JsonObject,
  });
  const old = among(
    pairs.map(([part]) => part),
    before,
    was,
  );
  return {
    ...cause,
    old,
    now: among(
      pairs.map(([, part]) => part),
      after,
      is,
    ),
  };
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

/** A discriminator without the values that lead to some schemas, and that the other one does not know. */
function without({ mapping = {}, ...rule }: Rule, ids: ReadonlySet<SchemaId>, other: Rule): Rule {
  const isKept = ([tag, id]: readonly [string, SchemaId]) => !ids.has(id) || Object.hasOwn(other.mapping ?? {}, tag);
  return { ...rule, mapping: Object.fromEntries(Object.entries(mapping).filter(isKept)) };
}

function idsOf(branches: readonly Part[], schemas: Sides['old']): ReadonlySet<SchemaId> {
  return new Set(branches.flatMap(branch => idOf(branch, schemas) ?? []));
}

/** The schema that a branch refers to: the values of a discriminator's property lead to no other. */
function idOf(branch: Part, schemas: Sides['old']): SchemaId | undefined {
  const { $ref } = objectOf(branch.json);
  if (typeof $ref === 'string') return $ref;
  const { schema, pointer } = settled(branch, schemas);
  return pointer === '' ? schema.id : undefined;
}
