// https://spec.openapis.org/oas/v3.2.0.html#openapi-object
import type { Location } from '../diagnostics/index.js';
import type { Json, JsonObject } from '../document/index.js';
import { writtenOf } from './alike/messages.js';
import { textOf } from './build/path-item.js';
import { documentsOf } from './made-of.js';
import { child, isObject, own, place } from './node.js';
import type { Contract, Operation } from './types.js';

/** What is said of something in words. */
export interface Written {
  readonly words: Json;
  /** Where it stands in the root document, a JSON Pointer (RFC 6901). */
  readonly at: string;
}

/** What a root document says in words of what has a name. */
export interface WrittenWords {
  /** Of `info`, beside its title and description: summary, terms, contact and licence. */
  readonly info: Written;
  readonly externalDocs: Written;
  /** By name. */
  readonly tags: ReadonlyMap<string, Written>;
  /** By url, with the words of their variables. */
  readonly servers: ReadonlyMap<string, Written>;
}

/** The words of a contract's root document that have no part of the model of their own. */
export function writtenWords(contract: Contract): WrittenWords {
  const root = documentsOf(contract)?.root.value;
  const document = isObject(root) ? root : {};
  const info = own(document, 'info');
  const said = isObject(info) ? picked(info, ['summary', 'termsOfService', 'contact', 'license']) : {};
  return {
    info: { words: said, at: '/info' },
    externalDocs: { words: own(document, 'externalDocs') ?? null, at: '/externalDocs' },
    tags: named(document, 'tags', 'name', tag => picked(tag, ['summary', 'description', 'externalDocs'])),
    servers: named(document, 'servers', 'url', serverWords),
  };
}

/** What an operation's path item says of all its operations, the nearest first. */
export function pathWords(operation: Operation): Pick<Operation, 'summary' | 'description'> {
  const item = writtenOf(operation)?.item ?? [];
  const [summary, description] = [textOf(item, 'summary'), textOf(item, 'description')];
  return { ...(summary !== undefined && { summary }), ...(description !== undefined && { description }) };
}

/**
 * Where an operation says something: in itself, or the nearest object of its path item that does.
 * @param isOfPath whether the operation itself is left out
 * @returns where the operation stands, or its path item, where none does
 */
export function saidAt(operation: Operation, name: string, isOfPath = false): Location {
  const written = writtenOf(operation);
  if (!written) return operation.location;
  const parts = isOfPath ? written.item : [written.node, ...written.item];
  const said = parts.map(part => child(part, name)).find(member => member !== undefined);
  return place(said ?? parts[0] ?? written.node);
}

function serverWords(server: JsonObject): JsonObject {
  const written = own(server, 'variables');
  const variables = Object.entries(isObject(written) ? written : {}).flatMap(([name, each]) => {
    const description = isObject(each) ? own(each, 'description') : undefined;
    return description === undefined ? [] : [[name, { description }] as const];
  });
  const said = picked(server, ['name', 'description']);
  return variables.length === 0 ? said : { ...said, variables: Object.fromEntries(variables) };
}

function picked(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap(name => (Object.hasOwn(object, name) ? [[name, object[name]!]] : [])));
}

/** What the members of a list say, by the text that tells them apart; the first of each counts. */
function named(
  document: JsonObject,
  list: string,
  by: string,
  words: (member: JsonObject) => JsonObject,
): ReadonlyMap<string, Written> {
  const found = new Map<string, Written>();
  const members = own(document, list);
  for (const [index, member] of (Array.isArray(members) ? members : []).entries()) {
    const name = isObject(member) ? own(member, by) : undefined;
    if (isObject(member) && typeof name === 'string' && !found.has(name))
      found.set(name, { words: words(member), at: `/${list}/${index}` });
  }
  return found;
}
