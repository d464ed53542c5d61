import type { References } from './references.js';

/**
 * The references that stay as they are: those that stand in a circle, because following them would never end.
 * @returns the objects that have them
 */
export function circularReferences(references: References): ReadonlySet<object> {
  const edges = new Map<object, Set<object>>();
  const edgesOf = (from: object) => {
    let to = edges.get(from);
    if (!to) edges.set(from, (to = new Set()));
    return to;
  };
  const all = [...references.all()];
  for (const [, { target, within }] of all) {
    const { value } = target;
    if (typeof value === 'object' && value !== null) for (const outer of within) edgesOf(outer).add(value);
  }
  const circleOf = circles(edges);
  const circular = all.filter(([, { target, within }]) => {
    const { value } = target;
    return within.some(outer => outer === value || (circleOf.get(outer) ?? -1) === circleOf.get(value as object));
  });
  return new Set(circular.map(([value]) => value));
}

interface Frame {
  readonly node: object;
  readonly rest: Iterator<object>;
}

/** Tarjan's strongly connected components, without recursion: chains of references may be long. By node, the number of its circle. */
function circles(edges: ReadonlyMap<object, ReadonlySet<object>>): ReadonlyMap<object, number> {
  const index = new Map<object, number>();
  const low = new Map<object, number>();
  const circleOf = new Map<object, number>();
  const open: object[] = [];
  const stack: Frame[] = [];
  const enter = (node: object) => {
    low.set(node, index.size);
    index.set(node, index.size);
    open.push(node);
    stack.push({ node, rest: (edges.get(node) ?? new Set<object>()).values() });
  };
  const lower = (node: object, to: number) => low.set(node, Math.min(low.get(node)!, to));
  for (const start of edges.keys()) {
    if (!index.has(start)) enter(start);
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const { value: next, done } = frame.rest.next();
      if (!done) {
        if (!index.has(next)) enter(next);
        else if (!circleOf.has(next)) lower(frame.node, index.get(next)!);
        continue;
      }
      stack.pop();
      if (low.get(frame.node) === index.get(frame.node)) {
        const number = index.get(frame.node)!;
        for (const node of open.splice(open.indexOf(frame.node))) circleOf.set(node, number);
      }
      const outer = stack.at(-1);
      if (outer) lower(outer.node, low.get(frame.node)!);
    }
  }
  return circleOf;
}
