import { isAsWritten, type Schema, type SchemaId, type SchemaJson } from '../../contract/index.js';
import type { Location } from '../../diagnostics/index.js';
import { appendToken, type Json, type JsonObject } from '../../document/index.js';
/** A schema within a schema of a contract. */
export interface Part {
  readonly schema: Schema;
  /** Within it; '' is the whole. */
  readonly pointer: string;
  readonly json: SchemaJson;
  /** What refers to the schema, on the way that led to the part first. */
  readonly via?: Part;
  /** Where it is all that several say of one value. */
  readonly parts?: readonly Part[];
}

export function wholeOf(schema: Schema): Part {
  return { schema, pointer: '', json: schema.json };
}

export function below({ schema, pointer, via }: Part, tokens: readonly (string | number)[], json: SchemaJson): Part {
  const way = tokens.reduce<string>((path, token) => appendToken(path, String(token)), pointer);
  return { schema, pointer: way, json, ...(via && { via }) };
}

/** What parts say of the same value, as one part; those that say nothing are left out where others do. */
export function together(parts: readonly Part[]): Part {
  const saying = parts.filter(({ json }) => json === false || keywordsOf(json).length > 0);
  const [first = parts[0]!, ...others] = saying;
  return others.length === 0 ? first : { ...first, json: { allOf: saying.map(({ json }) => json) }, parts: saying };
}

/** What a part is asked about as. */
export function readAs({ schema, pointer, json }: Part): SchemaId | SchemaJson {
  return pointer === '' ? schema.id : json;
}

/** What tells a part from all others of its contract. */
export function nameOf({ schema, pointer, parts }: Part): string {
  return parts ? parts.map(nameOf).join(' & ') : `${schema.id} ${pointer}`;
}

/** Where a keyword of it stands, or it itself. */
export function locate({ schema, pointer }: Part, keyword?: string): Location {
  return keyword === undefined ? schema.locate(pointer) : schema.locate(appendToken(pointer, keyword), 'key');
}

/** Keywords that say nothing of values. */
const annotations = new Set(['title', 'description', 'examples', 'default', 'deprecated', 'externalDocs', '$comment']);

export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith('x-');
}

/** The keywords that say something, as they stand. */
export function keywordsOf(json: SchemaJson): readonly string[] {
  if (typeof json === 'boolean') return [];
  return Object.keys(json).filter(keyword => !isAnnotation(keyword) && !isAsWritten(keyword));
}

/** Whether a schema says null and nothing else. */
export function isNull(json: SchemaJson): boolean {
  return objectOf(json)['type'] === 'null' && keywordsOf(json).length === 1;
}

/** The object form of a schema; what is always false says so by `not`. */
export function objectOf(json: SchemaJson): JsonObject {
  if (typeof json !== 'boolean') return json;
  return json ? {} : { not: true };
}

/** A part, past references and choices of one that say nothing beside. */
export function settled(part: Part, schemas: ReadonlyMap<SchemaId, Schema>): Part {
  const seen = new Set<string>();
  let at = part;
  for (let next = passing(at, schemas); next && !seen.has(nameOf(at)); next = passing(at, schemas)) {
    seen.add(nameOf(at));
    at = next.schema === at.schema ? next : { ...next, via: at };
  }
  return at;
}

/** Keywords that may be all that a schema says: it is what they lead to then. */
const leading = ['$ref', 'allOf', 'anyOf', 'oneOf'];

function passing(part: Part, schemas: ReadonlyMap<SchemaId, Schema>): Part | undefined {
  const json = objectOf(part.json);
  const keyword = leading.find(each => json[each] !== undefined);
  if (keyword === undefined || keywordsOf(part.json).length > 1) return undefined;
  const value = json[keyword]!; // it was found there
  if (keyword === '$ref') return referred(value, schemas);
  // an open choice of one is one that grows
  if (keyword !== 'allOf' && isOpen(part.json)) return undefined;
  if (!Array.isArray(value) || value.length !== 1) return undefined;
  return below(part, [keyword, 0], value[0] as SchemaJson);
}

/** Whether clients are to expect values and branches that are not listed yet. */
export function isOpen(json: SchemaJson): boolean {
  const mark = objectOf(json)['x-extensible-enum'];
  return mark !== undefined && mark !== false;
}

export function referred(id: Json, schemas: ReadonlyMap<SchemaId, Schema>): Part | undefined {
  const schema = typeof id === 'string' ? schemas.get(id) : undefined;
  return schema && wholeOf(schema);
}

/** The parts that hold for the same value all together: the part itself, and what its allOf and $ref lead to. */
export function conjuncts(part: Part, schemas: ReadonlyMap<SchemaId, Schema>): readonly Part[] {
  const found = new Map<string, Part>();
  const todo = [part];
  for (let next = todo.shift(); next; next = todo.shift()) {
    const name = nameOf(next);
    if (found.has(name)) continue;
    found.set(name, next);
    if (next.parts) {
      todo.push(...next.parts);
      continue;
    }
    const { $ref, allOf } = objectOf(next.json);
    const target = $ref === undefined ? undefined : referred($ref, schemas);
    if (target) todo.push({ ...target, via: next });
    if (Array.isArray(allOf)) {
      for (const [index, json] of allOf.entries()) todo.push(below(next, ['allOf', index], json as SchemaJson));
    }
  }
  return [...found.values()];
}

/** The schemas that an object of schemas has under its names. */
export function membersOf(part: Part, keyword: string): readonly (readonly [name: string, part: Part])[] {
  const holder = objectOf(part.json)[keyword];
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return [];
  return Object.entries(holder as JsonObject).map(([name, json]) => [
    name,
    below(part, [keyword, name], json as SchemaJson), // normal form has schemas there
  ]);
}

export function listOf(part: Part, keyword: string): readonly Part[] {
  const holder = objectOf(part.json)[keyword];
  if (!Array.isArray(holder)) return [];
  return holder.map((json, index) => below(part, [keyword, index], json as SchemaJson)); // as above
}

export function oneOf(part: Part, keyword: string): Part | undefined {
  const json = objectOf(part.json)[keyword];
  return json === undefined ? undefined : below(part, [keyword], json as SchemaJson); // as above
}
