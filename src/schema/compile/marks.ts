import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import { type KnownSchemas, nothingKnown } from './known.js';
import { inside } from './walk.js';

export type Mark = 'readOnly' | 'writeOnly';

/** Which properties do not travel in a direction, through references and applicators. */
export class Marks {
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
  isMarked(json: SchemaJson, mark: Mark, seen = new Set<SchemaJson>()): boolean {
    if (typeof json === 'boolean' || seen.has(json)) return false;
    seen.add(json);
    if (json[mark] === true) return true;
    if (json['$ref'] !== undefined && this.isMarked(this.json(json['$ref']), mark, seen)) return true;
    for (const [inner, scope] of inside(json)) if (scope === 'always' && this.isMarked(inner, mark, seen)) return true;
    return false;
  }

  /** The marked properties of the value that a schema is about; with those that only a branch marks, where asked. */
  markedNames(
    json: SchemaJson,
    mark: Mark,
    branches: boolean,
    found = new Set<string>(),
    seen = new Set<SchemaJson>(),
  ): Set<string> {
    if (typeof json === 'boolean' || seen.has(json)) return found;
    seen.add(json);
    const properties = (json['properties'] ?? {}) as Readonly<Record<string, SchemaJson>>;
    for (const [name, schema] of Object.entries(properties)) if (this.isMarked(schema, mark)) found.add(name);
    if (json['$ref'] !== undefined) this.markedNames(this.json(json['$ref']), mark, branches, found, seen);
    for (const [inner, scope] of inside(json)) {
      if (scope === 'always' || (scope === 'branch' && branches)) this.markedNames(inner, mark, branches, found, seen);
    }
    return found;
  }

  /** The names that a schema and its parts require of the value. */
  requiredNames(json: SchemaJson, found = new Set<string>(), seen = new Set<SchemaJson>()): Set<string> {
    if (typeof json === 'boolean' || seen.has(json)) return found;
    seen.add(json);
    for (const name of (json['required'] ?? []) as readonly string[]) found.add(name);
    const dependent = (json['dependentRequired'] ?? {}) as Readonly<Record<string, readonly string[]>>;
    for (const names of Object.values(dependent)) for (const name of names) found.add(name);
    for (const target of targets(json)) this.requiredNames(this.json(target), found, seen);
    for (const [inner, scope] of inside(json))
      if (scope === 'always' || scope === 'branch') this.requiredNames(inner, found, seen);
    return found;
  }
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
