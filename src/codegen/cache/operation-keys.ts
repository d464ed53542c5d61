import type { Contract } from '../../contract/index.js';
import type { DocumentSet, Json, JsonObject } from '../../document/index.js';
import { isObject } from '../types/schema-parts.js';
import { ComponentDigests, componentName } from './component-digests.js';
import { digest } from './digest.js';
import { leadsAstray, WrittenPiece } from './written-piece.js';

/** What a run can know an operation by, before anything is made of it. */
export interface OperationKeys {
  /** Changes with everything outside of paths and webhooks. */
  readonly shared: string;
  /** By index of `contract.operations`: changes with the operation's path item, and with the components that it leads to. */
  readonly operations: readonly string[];
}

/**
 * Hashes the document as it was written. What is made of an operation depends on its path item, on the components that this
 * leads to, on everything that is neither path nor component, on which schemas there are and are referred to at all (those
 * have names), and on its own name.
 * @param names by index of the operation, what it is called in whatever is generated
 * @returns undefined where an operation can depend on another one's path item: where a reference leads there, or goes by an anchor
 */
export function operationKeys(
  set: DocumentSet,
  contract: Contract,
  names: readonly string[],
): OperationKeys | undefined {
  if (!isObject(set.root.value)) return undefined;
  const { paths, webhooks, components, ...rest } = set.root.value;
  const items = piecesOf(isObject(paths) ? paths : {});
  const inside = [...items.values(), new WrittenPiece(isObject(paths) ? null : paths), new WrittenPiece(webhooks)];
  const named = componentsOf(components);
  const outside = [new WrittenPiece(rest), new WrittenPiece(named.rest), ...named.pieces.values()];
  const all = [...inside, ...outside];
  if (all.some(piece => piece.leadsAstray)) return undefined;
  for (const [uri, file] of set.files) if (uri !== set.root.uri && leadsAstray(file.text)) return undefined;
  const files = JSON.stringify(contract.sources.slice(1).map(({ uri, sha256 }) => [uri, sha256]));
  const given = [files, JSON.stringify(named.names)];
  const shared = digest([...outside.map(({ text }) => text), ...given, JSON.stringify(referencesIn(inside))]);
  const apart = all.some(piece => piece.tellsApart) ? undefined : new ComponentDigests(named.pieces, shared);
  const around = apart
    ? digest([...outside.slice(0, 2).map(({ text }) => text), ...given, JSON.stringify(referencesIn(all))])
    : shared;
  const operations = contract.operations.map(({ key, path }, index) => {
    const item = items.get(path);
    return digest([around, key, names[index] ?? '', item?.text ?? '', (item && apart?.of(item)) ?? '']);
  });
  return { shared, operations };
}

function piecesOf(all: JsonObject): ReadonlyMap<string, WrittenPiece> {
  return new Map(Object.entries(all).map(([name, value]) => [name, new WrittenPiece(value)]));
}

/** The components one by one, with the names of all in order; `rest` is what is found by other means than by `$ref`. */
function componentsOf(components: Json | undefined) {
  const kinds = isObject(components) ? Object.entries(components) : [];
  const isApart = ([kind, all]: readonly [string, Json]) => isObject(all) && kind !== 'securitySchemes';
  const pieces = kinds
    .filter(isApart)
    .flatMap(([kind, all]) =>
      [...piecesOf(isObject(all) ? all : {})].map(([name, piece]) => [componentName(kind, name), piece] as const),
    );
  const rest = isObject(components) ? kinds.filter(each => !isApart(each)) : (components ?? null);
  return { pieces: new Map(pieces), names: pieces.map(([name]) => name), rest };
}

/** To a component, whose name is its own; the names of other schemas depend on which is met first. */
const plain = /^"\$ref":"#\/components\/[^/"]+\/[^/"]+"$/;

function referencesIn(pieces: readonly WrittenPiece[]): readonly string[] {
  const all = [...new Set(pieces.flatMap(({ references }) => references))];
  return [...all.filter(text => plain.test(text)).sort(), ...all.filter(text => !plain.test(text))];
}
