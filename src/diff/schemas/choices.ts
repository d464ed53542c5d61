import type { SchemaJson } from '../../contract/index.js';
import { canonical } from '../../document/index.js';
import type { Cause, Differences, Pair } from './cause.js';
import type { Aligned, Choice, Sides } from './choice.js';
import { alternativesOf, branchOf } from './discriminated.js';
import { constantsIn, labelOf, titleOf } from './labels.js';
import { isNull, keywordsOf, listOf, objectOf, type Part, settled } from './part.js';

export function choicesOf(parts: readonly Part[]): readonly Choice[] {
  return parts.flatMap(part =>
    ['anyOf', 'oneOf'].flatMap(keyword => {
      const branches = listOf(part, keyword);
      return branches.length > 0 ? [{ part, keyword, branches }] : [];
    }),
  );
}

/** What a choice offers where that is null or one other thing. */
export function nullOr({ branches, keyword }: Choice) {
  const nothing = branches.find(({ json }) => isNull(json));
  const other = branches.find(each => each !== nothing);
  const areTwo = keyword === 'anyOf' && branches.length === 2;
  return areTwo && nothing && other ? { nothing, part: other } : undefined;
}

/** A choice between null and a choice as one of the branches of both. */
export function inOne(choice: Choice): Choice {
  return choiceBesideNull(choice) ?? choice;
}

function choiceBesideNull(choice: Choice): Choice | undefined {
  const { nothing, part } = nullOr(choice) ?? {};
  if (!nothing || !part || !isChoiceAlone(part)) return undefined;
  const [own, ...others] = choicesOf([part]);
  return own && others.length === 0 ? { ...own, branches: [...own.branches, nothing], holder: choice.part } : undefined;
}

/** With the choice that stands beside null where that is all that a part offers. */
export function withInner(part: Part): readonly Part[] {
  const [own, ...more] = choicesOf([part]);
  if (!own || more.length > 0) return [part];
  const { part: inner, holder } = inOne(own);
  if (!holder) return [part];
  const { anyOf, ...others } = objectOf(part.json);
  return [inner, { ...part, json: others }];
}

function isChoiceAlone({ json }: Part): boolean {
  return keywordsOf(json).every(keyword => ['anyOf', 'oneOf', 'discriminator'].includes(keyword));
}

/** A schema that says nothing but its choice. */
export function isNothingElse({ part, holder = part }: Choice, parts: readonly Part[]): boolean {
  return parts.length === 1 && isChoiceAlone(part) && isChoiceAlone(holder);
}

/** Branches that are gone or new, and pairs of those that are on both sides. */
export function choiceDifferences(
  before: Choice,
  after: Choice,
  sides: Sides,
  { pairs, gone, added }: Aligned = aligned(before.branches, after.branches, sides),
): Differences {
  const step = (pair: readonly [Part, Part]): Pair => ({
    before: pair[0],
    after: pair[1],
    step: { to: 'branch', old: branchOf(pair[0], before.part), now: branchOf(pair[1], after.part) },
  });
  const written = (side: 'before' | 'after', { keyword }: Choice) => (keyword === undefined ? {} : { [side]: keyword });
  const causes: Cause[] = [
    ...gone.map(part => ({
      code: 'schema-branch-removed' as const,
      before: part,
      after: after.part,
      keyword: { ...written('after', after) },
      ...standing('after', after, before),
      old: branchOf(part, before.part),
      now: alternativesOf(after),
      only: 'lost' as const,
      about: { name: labelOf(part, before.branches, sides.old), from: part.json },
    })),
    ...added.map(part => ({
      code: 'schema-branch-added' as const,
      before: before.part,
      after: part,
      keyword: { ...written('before', before) },
      ...standing('before', before, after),
      old: alternativesOf(before),
      now: branchOf(part, after.part),
      only: 'gained' as const,
      ...(before.holder && { holder: before.holder }),
      about: { name: labelOf(part, after.branches, sides.now), to: part.json },
    })),
  ];
  return { causes, pairs: pairs.map(step) };
}

/** A component that a choice stands for on the other side has not changed: what refers to it is where the branch is missing. */
function standing(side: 'before' | 'after', { keyword, part }: Choice, other: Choice): Pick<Cause, 'at'> {
  const isElsewhere = keyword === undefined && part.pointer === '' && part.schema.id !== other.part.schema.id;
  return isElsewhere && part.via ? { at: { [side]: part.via } } : {};
}

/** Finds out which branches are the same: by component, by what they say, by their constants, by what they are like. */
export function aligned(before: readonly Part[], after: readonly Part[], { old, now }: Sides): Aligned {
  const pairs: (readonly [Part, Part])[] = [];
  let [left, right] = [[...before], [...after]];
  const match = (keyOf: (part: Part, schemas: Sides['old']) => string | undefined) => {
    const others = new Map<string, Part[]>();
    for (const part of right) {
      const key = keyOf(part, now);
      if (key === undefined) continue;
      const same = others.get(key);
      if (same) same.push(part);
      else others.set(key, [part]);
    }
    left = left.filter(part => {
      const key = keyOf(part, old);
      const other = key === undefined ? undefined : others.get(key)?.shift();
      if (!other) return true;
      pairs.push([part, other]);
      right = right.filter(each => each !== other);
      return false;
    });
  };
  match((part, schemas) => {
    const { schema, pointer } = settled(part, schemas);
    return pointer === '' ? schema.id : undefined;
  });
  match(({ json }) => canonical(json));
  match((part, schemas) => constantsOf(settled(part, schemas).json));
  match((part, schemas) => titleOf(settled(part, schemas).json));
  match((part, schemas) => likeness(settled(part, schemas).json));
  return { pairs, gone: left, added: right };
}

function constantsOf(json: SchemaJson): string | undefined {
  const constants = [...constantsIn(json)];
  return constants.length > 0 ? canonical(constants.sort(([one], [other]) => (one < other ? -1 : 1))) : undefined;
}

/** What a branch is, roughly: its type; of objects and arrays only where it says nothing that others would not; or a choice. */
function likeness(json: SchemaJson): string | undefined {
  const { type, properties, items, allOf, anyOf, oneOf } = objectOf(json);
  if (anyOf !== undefined || oneOf !== undefined) return 'choice';
  if (properties !== undefined) return 'object';
  if (items !== undefined) return 'array';
  if (allOf !== undefined) return 'all';
  return typeof type === 'string' ? type : undefined;
}
