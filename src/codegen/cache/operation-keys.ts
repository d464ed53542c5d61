import { createHash } from 'node:crypto';
import type { Contract } from '../../contract/index.js';
import type { DocumentSet } from '../../document/index.js';
import { isObject } from '../types/schema-parts.js';

/** What a run can know an operation by, before anything is made of it. */
export interface OperationKeys {
  /** Changes with everything outside of paths and webhooks. */
  readonly shared: string;
  /** By index of `contract.operations`: changes with what is shared, and with the operation's path item. */
  readonly operations: readonly string[];
}

/**
 * Hashes the document as it was written. What is made of an operation depends on its path item, on everything outside of
 * `paths` and `webhooks`, on which schemas are referred to at all (those have names), and on its own name.
 * @param names by index of the operation, what it is called in whatever is generated
 * @returns undefined where an operation can depend on another one's path item: where a reference leads there, or goes by an anchor
 */
export function operationKeys(
  set: DocumentSet,
  contract: Contract,
  names: readonly string[],
): OperationKeys | undefined {
  if (!isObject(set.root.value)) return undefined;
  const { paths, webhooks, ...rest } = set.root.value;
  const items = new Map(
    isObject(paths) ? Object.entries(paths).map(([path, item]) => [path, JSON.stringify(item)]) : [],
  );
  const inside = [
    ...items.values(),
    JSON.stringify(isObject(paths) ? null : (paths ?? null)),
    JSON.stringify(webhooks ?? null),
  ];
  const outside = JSON.stringify(rest);
  if (leadsAstray(outside) || inside.some(leadsAstray)) return undefined;
  for (const [uri, file] of set.files) if (uri !== set.root.uri && leadsAstray(file.text)) return undefined;
  const references = new Set(inside.flatMap(text => text.match(reference) ?? []));
  const files = contract.sources.slice(1).map(({ uri, sha256 }) => [uri, sha256]);
  const shared = digest([outside, JSON.stringify(files), JSON.stringify([...references].sort())]);
  const operations = contract.operations.map(({ key, path }, index) =>
    digest([shared, key, names[index] ?? '', items.get(path) ?? 'null']),
  );
  return { shared, operations };
}

/** Whatever names a schema elsewhere: `$ref`, and the values of a discriminator's mapping. */
const reference = /"\$ref":"[^"]*"|"mapping":\{[^}]*\}/g;

/** A reference into paths or to a whole file of paths, a percent in a fragment that might say so, or an anchor. */
const astray = /#\/(?:paths|webhooks|[^"'\s]*%)|["']#["']|\$(?:id|anchor|dynamicAnchor|dynamicRef|recursiveAnchor)\b/;

function leadsAstray(text: string): boolean {
  return astray.test(text);
}

function digest(parts: readonly string[]): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64url');
}
