import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import type { Mark } from '../../document/index.js';
import { matcherOf } from '../pattern/matcher.js';
import type { Matcher } from '../runtime/rules.js';
import { AliasEnds } from './alias.js';
import { Closure } from './closure.js';
import { type KnownSchemas, nothingKnown } from './known.js';
import { inside, PLACES, type Scope } from './walk.js';

type Json = Exclude<SchemaJson, boolean>;

const byMark = <T>(make: (mark: Mark) => T): Readonly<Record<Mark, T>> => ({
  readOnly: make('readOnly'),
  writeOnly: make('writeOnly'),
});

/** Which properties do not travel in a direction, through references and applicators. */
export class Marks {
  readonly aliases = new AliasEnds(id => this.json(id));
  readonly #chosen = new WeakMap<object, ReadonlySet<string>>();
  readonly #marked = byMark(
    mark =>
      new Closure(
        json => (json[mark] === true ? [mark] : nothing),
        json => this.#referredAnd(json, always),
      ),
  );
  readonly #names = byMark(mark => this.#propertyClosure(mark, always));
  readonly #namesOfBranches = byMark(mark => this.#propertyClosure(mark, alwaysOrMaybe));
  readonly #matchers = new Map<string, Matcher | undefined>();
  readonly #required = new Closure(requiredOf, json => this.#chosenAnd(json, alwaysOrMaybe));
  readonly #reaches: Readonly<Record<Mark, Map<SchemaId, boolean>>>;

  /** @param known the answers of `reaches` that an earlier run found */
  constructor(
    readonly schemas: ReadonlyMap<SchemaId, Schema>,
    known: KnownSchemas['marked'] = nothingKnown.marked,
  ) {
    this.#reaches = { readOnly: new Map(known.readOnly), writeOnly: new Map(known.writeOnly) };
  }

  /** What was asked of `reaches` so far, and came up on the way. */
  reached(mark: Mark): ReadonlyMap<SchemaId, boolean> {
    return this.#reaches[mark];
  }

  json(id: unknown): SchemaJson {
    return (typeof id === 'string' ? this.schemas.get(id)?.json : undefined) ?? true;
  }

  /** The schemas that a discriminator's mapping leads to: each of many children asks. */
  chosen(mapping: Readonly<Record<string, SchemaId>>): ReadonlySet<SchemaId> {
    let chosen = this.#chosen.get(mapping);
    if (!chosen) this.#chosen.set(mapping, (chosen = new Set(Object.values(mapping))));
    return chosen;
  }

  /** Whether anything below a schema bears the mark: else its check is the same for every use. */
  reaches(id: SchemaId, mark: Mark): boolean {
    const known = this.#reaches[mark];
    if (!known.has(id)) this.#explore(id, mark, known);
    return known.get(id) ?? false;
  }

  /** Finds all that a schema refers to, then spreads the marks found against the direction of the references. */
  #explore(root: SchemaId, mark: Mark, known: Map<SchemaId, boolean>): void {
    const referrers = new Map<SchemaId, SchemaId[]>([[root, []]]);
    const marked: SchemaId[] = [];
    const queue = [root];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (known.get(id) || (!known.has(id) && this.#scan(id, this.json(id), mark, referrers, queue))) marked.push(id);
    }
    const spread = new Set<SchemaId>();
    for (let id = marked.pop(); id !== undefined; id = marked.pop()) {
      if (spread.has(id)) continue;
      spread.add(id);
      marked.push(...(referrers.get(id) ?? []));
    }
    for (const id of referrers.keys()) if (!known.has(id)) known.set(id, spread.has(id));
  }

  #scan(id: SchemaId, json: SchemaJson, mark: Mark, referrers: Map<SchemaId, SchemaId[]>, queue: SchemaId[]): boolean {
    if (typeof json === 'boolean') return false;
    let found = json[mark] === true;
    for (const target of targets(json)) {
      const known = referrers.get(target);
      if (known) known.push(id);
      else {
        referrers.set(target, [id]);
        queue.push(target);
      }
    }
    for (const [inner] of inside(json)) if (this.#scan(id, inner, mark, referrers, queue)) found = true;
    return found;
  }

  /** Whether a schema itself bears the mark: on it, on what it refers to, or on a part that always holds. */
  isMarked(json: SchemaJson, mark: Mark): boolean {
    if (typeof json === 'boolean') return false;
    if (json[mark] === true) return true;
    // asked of every property: most are nothing but what they are
    if (json['$ref'] === undefined && !always.some(keyword => json[keyword] !== undefined)) return false;
    return this.#marked[mark].of(json).has(mark);
  }

  /**
   * The marked properties of the value that a schema is about; with those that only a branch marks, where asked. Of those that
   * no schema names but by patterns or as all others, the ones that the value needs.
   */
  markedNames(json: SchemaJson, mark: Mark, branches: boolean): ReadonlySet<string> {
    const names = new Set<string>();
    const rests: Json[] = [];
    for (const each of (branches ? this.#namesOfBranches : this.#names)[mark].of(json)) {
      if (typeof each === 'string') names.add(each);
      else rests.push(each);
    }
    if (rests.length > 0)
      for (const name of this.requiredNames(json))
        if (rests.some(rest => this.#marksUnnamed(rest, name, mark))) names.add(name);
    return names;
  }

  /** The names that a schema and its parts require of the value. */
  requiredNames(json: SchemaJson): ReadonlySet<string> {
    return this.#required.of(json);
  }

  /** The names of marked properties, and the schemas that mark properties by patterns, or all others. */
  #propertyClosure(mark: Mark, keywords: readonly string[]): Closure<string | Json> {
    const own = (json: Json) => {
      const properties = json['properties'] as Readonly<Record<string, SchemaJson>> | undefined;
      const names = properties
        ? Object.keys(properties).filter(name => this.isMarked(properties[name]!, mark))
        : nothing;
      return within(json, unnamed).some(each => this.isMarked(each, mark)) ? [...names, json] : names;
    };
    return new Closure(own, json => this.#referredAnd(json, keywords));
  }

  #marksUnnamed(json: Json, name: string, mark: Mark): boolean {
    const matching = this.#matching(json, name);
    if (matching.some(each => this.isMarked(each, mark))) return true;
    if (matching.length > 0 || declares(json, name)) return false;
    const { additionalProperties: others, unevaluatedProperties: rest } = json as Record<string, SchemaJson>; // in normal form
    if (others !== undefined) return this.isMarked(others, mark);
    return rest !== undefined && this.isMarked(rest, mark) && !this.#isEvaluated(json, name);
  }

  #matching(json: Json, name: string): readonly SchemaJson[] {
    const patterns = Object.entries((json['patternProperties'] ?? {}) as Readonly<Record<string, SchemaJson>>); // in normal form
    return patterns.flatMap(([pattern, each]) => (this.#matcher(pattern)?.test(name) ? [each] : []));
  }

  #matcher(pattern: string): Matcher | undefined {
    if (!this.#matchers.has(pattern)) this.#matchers.set(pattern, matcherOf(pattern));
    return this.#matchers.get(pattern);
  }

  /** Whether another part of a schema that always holds says what a property is: `unevaluatedProperties` is not about it then. */
  #isEvaluated(json: Json, name: string): boolean {
    const parts = new Set(this.#referredAnd(json, always));
    for (const part of parts) {
      if (typeof part === 'boolean' || part === json) continue;
      const { additionalProperties, unevaluatedProperties } = part;
      if (additionalProperties !== undefined || unevaluatedProperties !== undefined) return true;
      if (declares(part, name) || this.#matching(part, name).length > 0) return true;
      for (const next of this.#referredAnd(part, always)) parts.add(next);
    }
    return false;
  }

  #referredAnd(json: Json, keywords: readonly string[]): readonly SchemaJson[] {
    const inPlace = within(json, keywords);
    return json['$ref'] === undefined ? inPlace : [this.json(json['$ref']), ...inPlace];
  }

  #chosenAnd(json: Json, keywords: readonly string[]): readonly SchemaJson[] {
    return [...[...targets(json)].map(target => this.json(target)), ...within(json, keywords)];
  }
}

/** What does not travel in a direction, for who reads schemas as they stand. */
export interface HiddenBy {
  /**
   * The properties of a value that do not travel, by the schema that the value has and by all that it refers to, its branches
   * among it: they are waived where they are required.
   */
  names(json: SchemaJson): ReadonlySet<string>;
  /** Whether what has a schema does not travel itself. */
  isMarked(json: SchemaJson): boolean;
}

export function hiddenBy(schemas: ReadonlyMap<SchemaId, Schema>, mark: Mark): HiddenBy {
  const marks = new Marks(schemas);
  return { names: json => marks.markedNames(json, mark, true), isMarked: json => marks.isMarked(json, mark) };
}

const nothing: readonly never[] = [];

/** The keywords that say something of properties without naming them. */
const unnamed = ['patternProperties', 'additionalProperties', 'unevaluatedProperties'];

function declares(json: Json, name: string): boolean {
  const { properties } = json;
  return properties !== undefined && Object.hasOwn(properties as object, name); // an object, in the normal form
}

/** The keywords whose schemas are about the same value, in every case, or in some. */
const always = keywordsOf('always');
const alwaysOrMaybe = keywordsOf('always', 'branch');

function keywordsOf(...scopes: readonly Scope[]): readonly string[] {
  return [...PLACES].filter(([, { scope }]) => scopes.includes(scope)).map(([keyword]) => keyword);
}

/** Asked of every part of every schema: hardly one has any. */
function within(json: Json, keywords: readonly string[]): readonly SchemaJson[] {
  let found: SchemaJson[] | undefined;
  for (const keyword of keywords) {
    const value = json[keyword] as never; // the normal form holds nothing but schemas in these places
    if (value === undefined) continue;
    found ??= [];
    if (PLACES.get(keyword)!.holds === 'schema') found.push(value);
    else found.push(...Object.values<SchemaJson>(value));
  }
  return found ?? nothing;
}

function requiredOf(json: Json): readonly string[] {
  // what is no list is told where it stands
  const required = Array.isArray(json['required']) ? (json['required'] as readonly string[]) : [];
  const dependent = (json['dependentRequired'] ?? {}) as Readonly<Record<string, readonly string[]>>;
  return [...required, ...Object.values(dependent).flat()];
}

/** The ids that a schema names itself: `$ref` and the schemas of its discriminator. */
export function* targets(json: SchemaJson): Iterable<SchemaId> {
  if (typeof json === 'boolean') return;
  if (typeof json['$ref'] === 'string') yield json['$ref'];
  const rule = json['discriminator'] as { mapping?: Record<string, string>; defaultMapping?: string } | undefined;
  if (typeof rule !== 'object' || rule === null) return;
  yield* Object.values(rule.mapping ?? {});
  if (typeof rule.defaultMapping === 'string') yield rule.defaultMapping;
}
