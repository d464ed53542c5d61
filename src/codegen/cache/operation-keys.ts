import type { Contract } from '../../contract/index.js';
import type { DocumentSet, Json, JsonObject } from '../../document/index.js';
import { isObject } from '../types/schema-parts.js';
import { ComponentDigests } from './component-digests.js';
import { digest } from './digest.js';

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
  const references = referencesIn(inside);
  const files = JSON.stringify(contract.sources.slice(1).map(({ uri, sha256 }) => [uri, sha256]));
  const shared = digest([outside, files, JSON.stringify(references)]);
  const closed = [outside, ...inside].some(tellsApart) ? undefined : componentsOf(rest, shared);
  const around = closed ? digest([closed.around, files, JSON.stringify(referencesIn([...inside, outside]))]) : shared;
  const operations = contract.operations.map(({ key, path }, index) => {
    const item = items.get(path) ?? 'null';
    return digest([around, key, names[index] ?? '', item, closed?.digests.of(item) ?? '']);
  });
  return { shared, operations };
}

/** The components one by one, and what is around them: among it their names, and those that are named without `$ref`. */
function componentsOf({ components = {}, ...others }: JsonObject, shared: string) {
  if (!isObject(components)) return undefined;
  const names = Object.entries(components).map(([kind, all]) => [kind, isObject(all) ? Object.keys(all) : null]);
  const around = JSON.stringify([others, names, components['securitySchemes'] ?? null] satisfies Json[]);
  return { digests: new ComponentDigests(components, shared), around };
}

/** Whatever names a schema elsewhere: `$ref`, and the values of a discriminator's mapping. */
const reference = /"\$ref":"[^"]*"|"mapping":\{[^}]*\}/g;

/** To a component, whose name is its own; the names of other schemas depend on which is met first. */
const plain = /^"\$ref":"#\/components\/[^/"]+\/[^/"]+"$/;

function referencesIn(texts: readonly string[]): readonly string[] {
  const all = [...new Set(texts.flatMap(text => text.match(reference) ?? []))];
  return [...all.filter(text => plain.test(text)).sort(), ...all.filter(text => !plain.test(text))];
}

/** A schema with a discriminator depends on those that refer to it, too. */
function tellsApart(text: string): boolean {
  return text.includes('"discriminator"');
}

/** A reference into paths or to a whole file of paths, a percent in a fragment that might say so, or an anchor. */
const astray = /#\/(?:paths|webhooks|[^"'\s]*%)|["']#["']|\$(?:id|anchor|dynamicAnchor|dynamicRef|recursiveAnchor)\b/;

function leadsAstray(text: string): boolean {
  return astray.test(text);
}
