// https://spec.openapis.org/oas/v3.2.0.html#xml-object
import type { Schema, SchemaJson } from '../../../contract/index.js';
import { canonical, type Json, type JsonObject } from '../../../document/index.js';
import { isObject } from '../message/form-text.js';
import type { Side } from '../side.js';

/** Where two schemas have other XML, of what both have. */
export interface XmlChange {
  /** The names that lead there; empty: the root. */
  readonly path: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What describes one element: several schemas where `allOf` and its like put them together. */
interface Element {
  readonly name: string | undefined;
  readonly schemas: readonly SchemaJson[];
}

interface Pair {
  readonly path: readonly string[];
  readonly before: Element;
  readonly after: Element;
}

/** Of documents that are made to take long: what is beyond is left out. */
const mostPairs = 10_000;
const inPlace = ['allOf', 'anyOf', 'oneOf'] as const;

/** What is written otherwise as XML of the values that both schemas describe. */
export function xmlChanges(
  before: readonly [side: Side, schema: Schema],
  after: readonly [side: Side, schema: Schema],
): readonly XmlChange[] {
  const numbers = new Map<SchemaJson, number>();
  const numberOf = (json: SchemaJson) => {
    if (!numbers.has(json)) numbers.set(json, numbers.size);
    return numbers.get(json)!;
  };
  const keyOf = ({ name, schemas }: Element) => `${name} ${schemas.map(numberOf).join()}`;
  const seen = new Set<string>();
  const found: XmlChange[] = [];
  const pending: Pair[] = [{ path: [], before: rootOf(...before), after: rootOf(...after) }];
  for (const pair of pending) {
    const key = `${keyOf(pair.before)} / ${keyOf(pair.after)}`;
    if (seen.has(key) || seen.size >= mostPairs) continue;
    seen.add(key);
    const [old, now] = [formsOf(pair.before), formsOf(pair.after)];
    if (old.join() !== now.join()) found.push({ path: pair.path, before: old, after: now });
    const [from, to] = [partsOf(before[0], pair.before), partsOf(after[0], pair.after)];
    for (const [name, part] of from) {
      const other = to.get(name);
      if (other) pending.push({ path: [...pair.path, name], before: part, after: other });
    }
  }
  return found;
}

/** The root element is called as its component. */
function rootOf(side: Side, schema: Schema): Element {
  const name = /#\/components\/schemas\/([^/]+)$/.exec(schema.id)?.[1];
  return { name, schemas: together(side, [schema.json]) };
}

/** The schemas and those that apply in the same place, each once. */
function together(side: Side, schemas: readonly SchemaJson[]): readonly SchemaJson[] {
  const all = new Set(schemas);
  for (const json of all) {
    if (typeof json === 'boolean') continue;
    const target = typeof json['$ref'] === 'string' ? side.contract.schemas.get(json['$ref'])?.json : undefined;
    if (target !== undefined) all.add(target);
    // the normal form has lists of schemas there
    for (const keyword of inPlace) for (const each of (json[keyword] ?? []) as readonly SchemaJson[]) all.add(each);
  }
  return [...all];
}

/** The ways in which an element is written: one where all that describes it says the same, or only one schema says it. */
function formsOf({ name, schemas }: Element): readonly string[] {
  const stated = schemas.flatMap(json => {
    const xml = typeof json === 'object' ? json['xml'] : undefined;
    return xml !== undefined && isObject(xml) ? [xml] : [];
  });
  return [...new Set((stated.length > 0 ? stated : [{}]).map(xml => formOf(xml, name)))].sort();
}

/** What an XML Object says, its defaults filled in. */
function formOf(xml: JsonObject, name: string | undefined): string {
  const filled: Record<string, Json> = { name: name ?? null, attribute: false, wrapped: false, ...xml };
  return canonical(filled);
}

/** What is inside of an element, by name: its properties, and `[]` the items of a list, which are called as the list. */
function partsOf(side: Side, { name, schemas }: Element): ReadonlyMap<string, Element> {
  const parts = new Map<string, { readonly name: string | undefined; readonly schemas: SchemaJson[] }>();
  const add = (key: string, called: string | undefined, json: SchemaJson) => {
    const part = parts.get(key);
    if (part) part.schemas.push(json);
    else parts.set(key, { name: called, schemas: [json] });
  };
  for (const json of schemas) {
    if (typeof json === 'boolean') continue;
    // the normal form has schemas there
    const properties = (json['properties'] ?? {}) as Readonly<Record<string, SchemaJson>>;
    for (const [key, each] of Object.entries(properties)) add(key, key, each);
    if (json['items'] !== undefined) add('[]', name, json['items'] as SchemaJson);
  }
  return new Map([...parts].map(([key, part]) => [key, { name: part.name, schemas: together(side, part.schemas) }]));
}
