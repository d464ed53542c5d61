// https://spec.openapis.org/oas/v3.2.0.html#openapi-object
import { canonical, type Json, type JsonObject } from '../document/index.js';
import { writtenOf } from './alike/messages.js';
import { textOf } from './build/path-item.js';
import { documentsOf } from './made-of.js';
import { isObject, own } from './node.js';
import type { Contract, Operation } from './types.js';

/** What a root document says in words of what has a name: a text for each that can only be held against another one. */
export interface WrittenWords {
  /** Of `info`, beside its title and description: summary, terms, contact and licence. */
  readonly info: string;
  readonly externalDocs: string;
  /** By name. */
  readonly tags: ReadonlyMap<string, string>;
  /** By url, with the words of their variables. */
  readonly servers: ReadonlyMap<string, string>;
}

/** The words of a contract's root document that have no part of the model of their own. */
export function writtenWords(contract: Contract): WrittenWords {
  const root = documentsOf(contract)?.root.value;
  const document = isObject(root) ? root : {};
  const info = own(document, 'info');
  return {
    info: isObject(info) ? picked(info, ['summary', 'termsOfService', 'contact', 'license']) : '',
    externalDocs: canonical(own(document, 'externalDocs') ?? null),
    tags: named(own(document, 'tags'), 'name', tag => picked(tag, ['summary', 'description', 'externalDocs'])),
    servers: named(own(document, 'servers'), 'url', serverWords),
  };
}

/** What an operation's path item says of all its operations, the nearest first. */
export function pathWords(operation: Operation): Pick<Operation, 'summary' | 'description'> {
  const item = writtenOf(operation)?.item ?? [];
  const [summary, description] = [textOf(item, 'summary'), textOf(item, 'description')];
  return { ...(summary !== undefined && { summary }), ...(description !== undefined && { description }) };
}

function serverWords(server: JsonObject): string {
  const variables = own(server, 'variables');
  const said = isObject(variables)
    ? Object.entries(variables)
        .map(([name, each]) => [name, isObject(each) ? picked(each, ['description']) : ''])
        .sort()
    : [];
  return `${picked(server, ['name', 'description'])} ${JSON.stringify(said.filter(([, words]) => words !== nothing))}`;
}

const nothing = '{}';

function picked(object: JsonObject, names: readonly string[]): string {
  return canonical(
    Object.fromEntries(names.flatMap(name => (Object.hasOwn(object, name) ? [[name, object[name]!]] : []))),
  );
}

/** What a list says of its members by the text that tells them apart; the first of each counts. */
function named(list: Json | undefined, by: string, words: (member: JsonObject) => string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const member of Array.isArray(list) ? list : []) {
    const name = isObject(member) ? own(member, by) : undefined;
    if (isObject(member) && typeof name === 'string' && !found.has(name)) found.set(name, words(member));
  }
  return found;
}
