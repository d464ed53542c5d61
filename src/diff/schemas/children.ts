// https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
import type { SchemaId } from '../../contract/index.js';
import type { JsonObject } from '../../document/index.js';
import type { Step } from '../../schema/index.js';
import type { Cause, Differences, Pair } from './cause.js';
import type { Sides } from './choice.js';
import { discriminatorCause, ruleOf, tagged } from './discriminated.js';
import { labelOf } from './labels.js';
import { objectOf, type Part, wholeOf } from './part.js';

/** A schema whose discriminator leads to what extends it: no choice beside it says among what. */
interface Parent {
  readonly part: Part;
  readonly property: string;
  readonly mapping: { readonly [tag: string]: SchemaId };
  readonly rest: SchemaId | undefined;
}

/** Children of a parent that are gone or new, and pairs of those that both versions have. */
export function childDifferences(before: readonly Part[], after: readonly Part[], sides: Sides): Differences {
  const [old, now] = [parentIn(before), parentIn(after)];
  if (!old && !now) return { causes: [], pairs: [] };
  const isOther = !old || !now || old.property !== now.property || old.rest !== now.rest;
  if (isOther) return { causes: [discriminatorCause(old?.part ?? before[0]!, now?.part ?? after[0]!)], pairs: [] };
  const pairs = Object.keys(old.mapping).flatMap(tag => {
    const step: Step = { to: 'branch', old: tagged(old.property, [tag]), now: tagged(now.property, [tag]) };
    return pairOf(old.mapping[tag]!, now.mapping[tag], step, sides);
  });
  if (old.rest !== undefined) {
    const step: Step = { to: 'branch', old: untagged(old), now: untagged(now) };
    pairs.push(...pairOf(old.rest, now.rest, step, sides));
  }
  return { causes: [...gone(old, now, sides), ...added(old, now, sides)], pairs };
}

/** The one of the parts that is a parent; none where there are several, or where one of its children is what is asked about. */
function parentIn(parts: readonly Part[]): Parent | undefined {
  const found = parts.flatMap(part => {
    const { discriminator, oneOf, anyOf } = objectOf(part.json);
    if (discriminator === undefined || Array.isArray(oneOf) || Array.isArray(anyOf)) return [];
    const { propertyName: property, mapping = {}, defaultMapping: rest } = ruleOf(part) ?? {};
    // without anything to lead to it says nothing
    if (property === undefined || (Object.keys(mapping).length === 0 && rest === undefined)) return [];
    return [{ part, property, mapping, rest }];
  });
  const [only] = found.length === 1 ? found : [];
  const isChosen = only && parts[0] !== only.part && Object.values(only.mapping).includes(parts[0]!.schema.id);
  return isChosen ? undefined : only;
}

function pairOf(before: SchemaId, after: SchemaId | undefined, step: Step, { old, now }: Sides): readonly Pair[] {
  const [was, is] = [old.get(before), after === undefined ? undefined : now.get(after)];
  return was && is ? [{ before: wholeOf(was), after: wholeOf(is), step }] : [];
}

function untagged({ property, mapping }: Parent): JsonObject {
  return { type: 'object', properties: { [property]: { not: { enum: Object.keys(mapping) } } } };
}

/** The values that lead to each child, of those that the other version does not know. */
function ownTags({ mapping }: Parent, other: Parent): ReadonlyMap<SchemaId, readonly string[]> {
  const found = new Map<SchemaId, string[]>();
  for (const [tag, id] of Object.entries(mapping)) {
    if (Object.hasOwn(other.mapping, tag)) continue;
    const known = found.get(id);
    if (known) known.push(tag);
    else found.set(id, [tag]);
  }
  return found;
}

/** Children that the old version alone has. */
function gone(old: Parent, now: Parent, sides: Sides): readonly Cause[] {
  return ownChildren(old, now, sides.old).map(({ child, objects, name, id }) => ({
    code: 'schema-branch-removed',
    before: old.part,
    after: now.part,
    keyword: { after: 'discriminator' },
    at: { before: child },
    old: {},
    now: { not: objects },
    about: { name, from: { ...objects, $ref: id } },
  }));
}

/** Children that the new version alone has. */
function added(old: Parent, now: Parent, sides: Sides): readonly Cause[] {
  return ownChildren(now, old, sides.now).map(({ child, objects, name, id }) => ({
    code: 'schema-branch-added',
    before: old.part,
    after: now.part,
    keyword: { before: 'discriminator' },
    at: { after: child },
    old: { not: objects },
    now: {},
    about: { name, to: { ...objects, $ref: id } },
  }));
}

/** With the objects that say they are one of them. */
function ownChildren(parent: Parent, other: Parent, schemas: Sides['old']) {
  return [...ownTags(parent, other)].map(([id, tags]) => {
    const child = wholeOf(schemas.get(id)!); // mappings lead to schemas that are there
    return { id, child, objects: tagged(parent.property, tags), name: labelOf(child, [child], schemas) };
  });
}
