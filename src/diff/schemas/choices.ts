import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import { canonical, type JsonObject } from '../../document/index.js';
import type { Cause, Differences, Pair } from './cause.js';
import { constantsIn, labelOf, titleOf } from './labels.js';
import { keywordsOf, listOf, objectOf, type Part, settled } from './part.js';

/** The schemas of each side, which references lead into. */
export interface Sides {
  readonly old: ReadonlyMap<SchemaId, Schema>;
  readonly now: ReadonlyMap<SchemaId, Schema>;
}

/** A choice among branches: anyOf or oneOf; or a schema that is the only branch of itself. */
export interface Choice {
  readonly part: Part;
  readonly keyword?: string;
  readonly branches: readonly Part[];
}

export function choicesOf(parts: readonly Part[]): readonly Choice[] {
  return parts.flatMap(part =>
    ['anyOf', 'oneOf'].flatMap(keyword => {
      const branches = listOf(part, keyword);
      return branches.length > 0 ? [{ part, keyword, branches }] : [];
    }),
  );
}

/** A schema that says nothing but its choice. */
export function isNothingElse({ part }: Choice, parts: readonly Part[]): boolean {
  return (
    parts.length === 1 && keywordsOf(part.json).every(keyword => ['anyOf', 'oneOf', 'discriminator'].includes(keyword))
  );
}

/** Branches that are gone or new, and pairs of those that are on both sides. */
export function choiceDifferences(before: Choice, after: Choice, sides: Sides): Differences {
  const { pairs, gone, added } = aligned(before.branches, after.branches, sides);
  const step = (pair: readonly [Part, Part]): Pair => ({
    before: pair[0],
    after: pair[1],
    step: { to: 'branch', old: pair[0].json, now: pair[1].json },
  });
  const any = ({ branches }: Choice): JsonObject => ({ anyOf: branches.map(({ json }) => json) });
  const written = (side: 'before' | 'after', { keyword }: Choice) => (keyword === undefined ? {} : { [side]: keyword });
  const causes: Cause[] = [
    ...gone.map(part => ({
      code: 'schema-branch-removed' as const,
      before: part,
      after: after.part,
      keyword: { ...written('after', after) },
      old: part.json,
      now: any(after),
      only: 'lost' as const,
      about: { name: labelOf(part, before.branches, sides.old), from: part.json },
    })),
    ...added.map(part => ({
      code: 'schema-branch-added' as const,
      before: before.part,
      after: part,
      keyword: { ...written('before', before) },
      old: any(before),
      now: part.json,
      only: 'gained' as const,
      about: { name: labelOf(part, after.branches, sides.now), to: part.json },
    })),
  ];
  return { causes, pairs: pairs.map(step) };
}

interface Aligned {
  readonly pairs: (readonly [Part, Part])[];
  readonly gone: readonly Part[];
  readonly added: readonly Part[];
}

/** Finds out which branches are the same: by component, by what they say, by their constants, by what they are like. */
function aligned(before: readonly Part[], after: readonly Part[], { old, now }: Sides): Aligned {
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

/** What a branch is, roughly: its type; of objects and arrays only where it says nothing that others would not. */
function likeness(json: SchemaJson): string | undefined {
  const { type, properties, items } = objectOf(json);
  if (properties !== undefined) return 'object';
  if (items !== undefined) return 'array';
  return typeof type === 'string' ? type : undefined;
}
