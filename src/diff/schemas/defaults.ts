// https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2
import { type Contract, createAlike, type Schema, valueAsWritten } from '../../contract/index.js';
import { canonical, type Json } from '../../document/index.js';
import { defaultOf } from '../../plan/index.js';
import type { Aligned, Sides } from './choice.js';
import { aligned } from './choices.js';
import { ruleOf } from './discriminated.js';
import { Hidden } from './hidden.js';
import { declared } from './one-sided.js';
import { conjuncts, keywordsOf, listOf, nameOf, oneOf, type Part, referred, together, wholeOf } from './part.js';
import { requiredOf } from './properties.js';
import { Unchanged } from './unchanged.js';

/** A property that means something else where it is left out of a request. */
export interface DefaultChange {
  /** In dots. */
  readonly path: string;
  readonly old: Json | undefined;
  readonly now: Json | undefined;
  readonly was: Part;
  readonly is: Part;
}

/** A contract, with all schemas that are compared. */
interface Version {
  readonly contract: Contract;
  readonly schemas: Contract['schemas'];
}

interface Versions {
  readonly before: Version;
  readonly after: Version;
}

const known = new WeakMap<Schema, WeakMap<Schema, readonly DefaultChange[]>>();

/** Of the properties that two schemas have, at any depth; each pair is compared once: many operations have the same bodies. */
export function defaultChanges(before: Schema, after: Schema, versions: Versions): readonly DefaultChange[] {
  const others = known.get(before) ?? new WeakMap<Schema, readonly DefaultChange[]>();
  known.set(before, others);
  let found = others.get(after);
  if (!found) others.set(after, (found = new Walk(versions).changes(wholeOf(before), wholeOf(after))));
  return found;
}

/** What is said of one value. */
interface Both {
  readonly was: Part;
  readonly is: Part;
  readonly path: string;
  /** Of a branch: what holds beside the choice. */
  readonly beside?: Parts;
}

interface Parts {
  readonly old: readonly Part[];
  readonly now: readonly Part[];
}

type Declared = readonly Part[];

const nothing: Parts = { old: [], now: [] };

/** Choices that lead to each other can be taken in endless ways; real documents have hundreds of pairs. */
const mostPairs = 5000;

class Walk {
  readonly #versions: Versions;
  readonly #sides: Sides;
  readonly #unchanged: Unchanged;
  /** What leads back to itself is told once. */
  readonly #seen = new Set<string>();
  readonly #found = new Map<string, DefaultChange>();

  constructor(versions: Versions) {
    this.#versions = versions;
    this.#sides = { old: versions.before.schemas, now: versions.after.schemas };
    this.#unchanged = new Unchanged(this.#sides, createAlike());
  }

  /** Without recursion, as properties may lie very deep; the shortest way to each first. */
  changes(before: Part, after: Part): readonly DefaultChange[] {
    const todo: Both[] = [{ was: before, is: after, path: '' }];
    for (const { was, is, path, beside = nothing } of todo) {
      if (beside === nothing && this.#unchanged.has(was, is)) continue;
      const own: Parts = { old: saying(was, this.#sides.old), now: saying(is, this.#sides.now) };
      const all: Parts = { old: union(own.old, beside.old), now: union(own.now, beside.now) };
      const pair = [all.old, all.now].map(parts => parts.map(nameOf).join('\n')).join('\n\n');
      if (this.#seen.has(pair)) continue;
      if (this.#seen.add(pair).size > mostPairs) break;
      const branches = this.#branches({ was, is, path, beside }, own);
      if (branches.length > 0) todo.push(...branches.map(([was, is]) => ({ was, is, path, beside: all })));
      else todo.push(...itemsOf(all, path), ...this.#properties(all, path));
    }
    return [...this.#found.values()];
  }

  /** Those that both have of the choices that stand not beside; what is none is its only branch. */
  #branches({ was, is, beside = nothing }: Both, own: Parts): Aligned['pairs'] {
    const of = (side: 'old' | 'now') => {
      const others = new Set(beside[side].map(nameOf));
      const open = own[side].filter(part => !others.has(nameOf(part)));
      return open.flatMap(part => branchesOf(part, own[side], this.#sides[side]));
    };
    const [old, now] = [of('old'), of('now')];
    if (old.length + now.length === 0) return [];
    return aligned(old.length === 0 ? [was] : old, now.length === 0 ? [is] : now, this.#sides).pairs;
  }

  #properties(all: Parts, path: string): readonly Both[] {
    const now = declared(all.now, 'properties');
    return [...declared(all.old, 'properties')].flatMap(([name, was]) => {
      const is = now.get(name);
      if (!is) return [];
      const below = path === '' ? name : `${path}.${name}`;
      this.#compare(below, [was, is], () => this.#isAsked(name, all));
      return [{ was: together(was), is: together(is), path: below }];
    });
  }

  #compare(path: string, [before, after]: readonly [Declared, Declared], isAsked: () => boolean): void {
    const [was, is] = [this.#saying('before', before), this.#saying('after', after)];
    const [old, now] = [this.#defaultOf('before', was), this.#defaultOf('after', is)];
    if (old === now || (old !== undefined && now !== undefined && canonical(old) === canonical(now))) return;
    const places = `${nameOf(was)}\n${nameOf(is)}`;
    // what has to be there means nothing by its absence
    if (!this.#found.has(places) && !isAsked()) this.#found.set(places, { path, old, now, was, is });
  }

  /** The first that has a default, of all that declare a property; else the first. */
  #saying(side: keyof Versions, parts: Declared): Part {
    return parts.find(part => this.#defaultOf(side, part) !== undefined) ?? parts[0]!;
  }

  #defaultOf(side: keyof Versions, { json }: Part): Json | undefined {
    return defaultOf(this.#versions[side].contract, json, valueAsWritten);
  }

  /** Whether either version refuses requests without a property. */
  #isAsked(name: string, all: Parts): boolean {
    const hidden = new Hidden(this.#sides, 'request');
    return (['old', 'now'] as const).some(
      side => all[side].some(part => requiredOf(part).includes(name)) && !hidden.names(all[side], side).has(name),
    );
  }
}

/** All that is said of a value, but for what says no more than where that stands. */
function saying(part: Part, schemas: Sides['old']): readonly Part[] {
  const isReference = ({ json }: Part) => keywordsOf(json).join() === '$ref';
  return conjuncts(part, schemas).filter(each => !isReference(each));
}

function union(parts: readonly Part[], others: readonly Part[]): readonly Part[] {
  return [...new Map([...parts, ...others].map(part => [nameOf(part), part])).values()];
}

function itemsOf(all: Parts, path: string): readonly Both[] {
  const [was, is] = [all.old, all.now].map(parts => parts.flatMap(part => oneOf(part, 'items') ?? []));
  return was?.length && is?.length ? [{ was: together(was), is: together(is), path: `${path}[]` }] : [];
}

/**
 * What a value is one of: what a choice lists, else what the values of a discriminator lead to.
 * @param parts all that is said of the value: it may be of one of these already
 */
function branchesOf(part: Part, parts: readonly Part[], schemas: Sides['old']): readonly Part[] {
  const listed = ['anyOf', 'oneOf'].flatMap(keyword => listOf(part, keyword));
  if (listed.length > 0) return listed;
  const { mapping = {}, defaultMapping } = ruleOf(part) ?? {};
  const ids = new Set([...Object.values(mapping), ...(defaultMapping === undefined ? [] : [defaultMapping])]);
  // a schema has a value for itself too
  ids.delete(part.schema.id);
  if (parts.some(({ schema, pointer }) => pointer === '' && ids.has(schema.id))) return [];
  return [...ids].flatMap(id => referred(id, schemas) ?? []);
}
