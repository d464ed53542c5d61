// https://spec.openapis.org/oas/v3.2.0.html#reference-object
import type { DocumentSet, Json } from '../../document/index.js';
import { isObject, token } from '../node.js';
import type { ReferenceCounts } from './inspection.js';

/** Counts the references in the files of a set. What stands in examples is counted too: telling them apart needs the model. */
export function countReferences(set: DocumentSet): ReferenceCounts {
  let total = 0;
  let acrossFiles = 0;
  const components = new Map<string, Set<string>>();
  for (const file of set.files.values()) {
    const visit = (value: Json, pointer: string): void => {
      for (const [name, item] of Object.entries(value ?? {})) {
        if (name === '$ref' && typeof item === 'string' && isObject(value)) {
          const target = set.resolve(item, { file, pointer });
          if (target === undefined) continue;
          total++;
          if (target.file !== file) acrossFiles++;
          const from = componentOf(file.uri, pointer);
          const to = componentOf(target.file.uri, target.pointer);
          if (from !== undefined && to !== undefined) addEdge(components, from, to);
        } else if (typeof item === 'object' && item !== null) visit(item, `${pointer}/${token(name)}`);
      }
    };
    if (typeof file.value === 'object') visit(file.value, '');
  }
  return { total, acrossFiles, cyclic: countCyclic(components) };
}

function componentOf(uri: string, pointer: string): string | undefined {
  const component = /^\/components\/[^/]+\/[^/]+/.exec(pointer)?.[0];
  return component === undefined ? undefined : `${uri}#${component}`;
}

function addEdge(edges: Map<string, Set<string>>, from: string, to: string): void {
  let targets = edges.get(from);
  if (targets === undefined) edges.set(from, (targets = new Set()));
  targets.add(to);
}

/** How many nodes lie on a cycle: each that can reach itself. */
function countCyclic(edges: ReadonlyMap<string, ReadonlySet<string>>): number {
  let count = 0;
  for (const start of edges.keys()) {
    const seen = new Set<string>();
    const open = [...(edges.get(start) ?? [])];
    for (let next = open.pop(); next !== undefined && !seen.has(start); next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(edges.get(next) ?? []));
    }
    if (seen.has(start)) count++;
  }
  return count;
}
