// https://spec.openapis.org/oas/v3.2.0.html#reference-object and what else names another part of a document
import { type PlaceType, versionOf, visitObjects, type WrittenObject } from '../contract/index.js';
import { appendToken, type DocumentSet, type Json, parsePointer, type SourceFile } from '../document/index.js';

/** A node of a document. */
export interface Node {
  readonly file: SourceFile;
  readonly pointer: string;
}

/** A place that names another part of the document. */
export interface Use extends Node {
  readonly part: 'key' | 'value';
  readonly kind: 'reference' | 'mapping' | 'securityScheme' | 'tag' | 'operation';
  /** As it is written there. */
  readonly written: string;
  readonly target: Node;
  /** Of a reference: what it stands for. */
  readonly of?: PlaceType;
}

/** All places of a document that name another part of it. */
export class Uses {
  readonly all: readonly Use[];
  readonly #byPlace = new Map<string, Use>();
  readonly #byTarget = new Map<string, Use[]>();

  constructor(uses: readonly Use[]) {
    this.all = uses;
    for (const use of uses) {
      this.#byPlace.set(`${use.part} ${keyOf(use)}`, use);
      const known = this.#byTarget.get(keyOf(use.target));
      if (known) known.push(use);
      else this.#byTarget.set(keyOf(use.target), [use]);
    }
  }

  at(node: Node, part: 'key' | 'value'): Use | undefined {
    return this.#byPlace.get(`${part} ${keyOf(node)}`);
  }

  of(target: Node): readonly Use[] {
    return this.#byTarget.get(keyOf(target)) ?? [];
  }
}

export function keyOf({ file, pointer }: Node): string {
  return `${file.uri}#${pointer}`;
}

const known = new WeakMap<DocumentSet, Uses>();

/** The uses in a document; looked for once. */
export function usesIn(set: DocumentSet): Uses {
  let uses = known.get(set);
  if (!uses) known.set(set, (uses = new Uses(collect(set))));
  return uses;
}

function collect(set: DocumentSet): readonly Use[] {
  const uses: Use[] = [];
  const operations = new Map<string, Node>();
  const links: WrittenObject[] = [];
  visitObjects(set, versionOf(set.root.value) ?? '3.1', node => {
    if (node.type === 'reference') uses.push(...referenceOf(set, node));
    else if (node.type === 'discriminator') uses.push(...mappingsOf(set, node));
    else if (node.type === 'securityRequirement') uses.push(...schemesOf(set, node));
    else if (node.type === 'operation') {
      uses.push(...tagsOf(set, node));
      if (typeof node.value['operationId'] === 'string') operations.set(node.value['operationId'], node);
    } else if (node.type === 'link') links.push(node);
  });
  for (const link of links) uses.push(...operationOf(set, link, operations));
  return uses;
}

function referenceOf(set: DocumentSet, node: WrittenObject): readonly Use[] {
  return within(node, '$ref', 'value', (written, place) => {
    const target = set.resolve(written, node);
    return target && { ...place, kind: 'reference', written, target, of: node.of };
  });
}

/** A value is a name of a schema component, or a reference: https://spec.openapis.org/oas/v3.2.0.html#discriminator-object */
function mappingsOf(set: DocumentSet, node: WrittenObject): readonly Use[] {
  const mapping = node.value['mapping'];
  if (typeof mapping !== 'object' || mapping === null) return [];
  return Object.entries(mapping).flatMap(([name, written]): Use[] => {
    if (typeof written !== 'string') return [];
    const pointer = appendToken(`${node.pointer}/mapping`, name);
    const target = component(set, 'schemas', written) ?? set.resolve(written, node);
    return target ? [{ file: node.file, pointer, part: 'value', kind: 'mapping', written, target }] : [];
  });
}

function schemesOf(set: DocumentSet, node: WrittenObject): readonly Use[] {
  return Object.keys(node.value).flatMap((written): Use[] => {
    const target = component(set, 'securitySchemes', written);
    const pointer = appendToken(node.pointer, written);
    return target ? [{ file: node.file, pointer, part: 'key', kind: 'securityScheme', written, target }] : [];
  });
}

function tagsOf(set: DocumentSet, node: WrittenObject): readonly Use[] {
  const { tags } = node.value;
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((written: Json, index): Use[] => {
    const declared = member(set.root.value, 'tags');
    const at = Array.isArray(declared) ? declared.findIndex(tag => member(tag, 'name') === written) : -1;
    if (at < 0 || typeof written !== 'string') return [];
    const place = { file: node.file, pointer: `${node.pointer}/tags/${index}`, part: 'value', kind: 'tag' } as const;
    return [{ ...place, written, target: { file: set.root, pointer: `/tags/${at}/name` } }];
  });
}

function operationOf(set: DocumentSet, link: WrittenObject, operations: ReadonlyMap<string, Node>): readonly Use[] {
  return [
    ...within(link, 'operationId', 'value', (written, place) => {
      const target = operations.get(written);
      return target && { ...place, kind: 'operation', written, target };
    }),
    ...within(link, 'operationRef', 'value', (written, place) => {
      const target = set.resolve(written, link);
      return target && { ...place, kind: 'operation', written, target };
    }),
  ];
}

function within(
  node: WrittenObject,
  name: string,
  part: 'value',
  use: (written: string, place: Node & { readonly part: 'value' }) => Use | undefined,
): readonly Use[] {
  const written = node.value[name];
  if (typeof written !== 'string') return [];
  const found = use(written, { file: node.file, pointer: appendToken(node.pointer, name), part });
  return found ? [found] : [];
}

/** A component of the root by its name; the names of security schemes and of mappings are meant so. */
function component(set: DocumentSet, section: string, name: string): Node | undefined {
  const there = member(member(member(set.root.value, 'components'), section), name);
  return there === undefined ? undefined : { file: set.root, pointer: appendToken(`/components/${section}`, name) };
}

/** A property of an object; undefined where there is none. */
export function member(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  return (value as { readonly [name: string]: Json })[name]; // no array
}

/** The value of a node; undefined where nothing is there. */
export function valueAt({ file, pointer }: Node): Json | undefined {
  let value: Json | undefined = file.value;
  for (const token of parsePointer(pointer)) {
    value = Array.isArray(value) && /^(?:0|[1-9]\d*)$/.test(token) ? value[Number(token)] : member(value, token);
  }
  return value;
}

/** The names of an object's properties; none of what is no object. */
export function namesOf(value: Json | undefined): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
