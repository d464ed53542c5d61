import type { SchemaId, SchemaJson } from '../../contract/index.js';
import { SHAPES } from './shape.js';
import { PLACES } from './walk.js';

/** What a schema is another name of: it says nothing but `allOf` with one reference. */
export function aliasOf(json: SchemaJson): SchemaId | undefined {
  if (typeof json === 'boolean') return undefined;
  const all = json['allOf'];
  if (!Array.isArray(all) || all.length !== 1) return undefined;
  const [only] = all as readonly SchemaJson[];
  if (typeof only !== 'object' || typeof only['$ref'] !== 'string' || Object.keys(only).length !== 1) return undefined;
  return Object.keys(json).every(keyword => keyword === 'allOf' || !says(keyword)) ? only['$ref'] : undefined;
}

const says = (keyword: string) =>
  PLACES.has(keyword) || SHAPES.has(keyword) || keyword === '$ref' || keyword === 'discriminator';

/** Where rows of aliases end. What was found is kept for all on the way: each of a long row is asked about. */
export class AliasEnds {
  readonly #ends = new Map<SchemaId, SchemaId | undefined>();

  constructor(readonly json: (id: SchemaId) => SchemaJson) {}

  /** The first schema from `start` on that is no alias, itself maybe; undefined where the row is a circle. */
  of(start: SchemaId): SchemaId | undefined {
    const passed = new Set<SchemaId>();
    let end: SchemaId | undefined = start;
    let next: SchemaId | undefined = start;
    while (next !== undefined && !this.#ends.has(next) && !passed.has(next)) {
      passed.add(next);
      end = next;
      next = aliasOf(this.json(next));
    }
    // stopped before the end: at one whose end is known, or at one that was passed, which closes a circle
    if (next !== undefined) end = this.#ends.get(next);
    for (const id of passed) this.#ends.set(id, end);
    return end;
  }
}
