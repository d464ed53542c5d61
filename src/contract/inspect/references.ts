// https://spec.openapis.org/oas/v3.2.0.html#reference-object
import type { DocumentSet, Json } from '../../document/index.js';
import { isObject, token } from '../node.js';
import type { ReferenceCounts } from './inspection.js';

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

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

/** How many nodes lie on a cycle, by Kosaraju's two passes: one search from each would take quadratic time. */
function countCyclic(edges: Edges): number {
  const back = new Map<string, Set<string>>();
  for (const [from, targets] of edges) for (const to of targets) addEdge(back, to, from);
  let count = 0;
  const seen = new Set<string>();
  for (const start of finished(edges).reverse()) {
    const group = reached(start, back, seen);
    if (group.length > 1 || edges.get(start)?.has(start)) count += group.length;
  }
  return count;
}

/** All nodes, each after those that it leads to but for cycles. Not recursive: chains may be long. */
function finished(edges: Edges): string[] {
  const done: string[] = [];
  const seen = new Set<string>();
  for (const start of edges.keys()) {
    const open: { node: string; leave: boolean }[] = [{ node: start, leave: false }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, leave } = next;
      if (leave) done.push(node);
      if (leave || seen.has(node)) continue;
      seen.add(node);
      open.push({ node, leave: true });
      for (const to of edges.get(node) ?? []) open.push({ node: to, leave: false });
    }
  }
  return done;
}

/** The nodes that a node leads to, itself included, without those that were seen before. */
function reached(start: string, edges: Edges, seen: Set<string>): string[] {
  const group: string[] = [];
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    group.push(node);
    for (const to of edges.get(node) ?? []) open.push(to);
  }
  return group;
}
