/**
 * Tarjan's algorithm, without recursion.
 * @param targets what each leads to; what is no key of it is passed over
 * @returns groups of those that lead to each other, each after all groups that it leads to; of most groups there is one member
 */
export function strongComponents(targets: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: (readonly string[])[] = [];
  const begin = (id: string) => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    open.push(id);
    isOpen.add(id);
    return { id, next: 0 };
  };
  const lower = (id: string, to: number) => low.set(id, Math.min(low.get(id) ?? to, to));
  const close = (id: string) => {
    const members = open.splice(open.lastIndexOf(id));
    for (const member of members) isOpen.delete(member);
    found.push(members);
  };
  for (const start of targets.keys()) {
    const stack = order.has(start) ? [] : [begin(start)];
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const target = targets.get(frame.id)?.[frame.next++];
      if (target !== undefined) {
        if (!order.has(target) && targets.has(target)) stack.push(begin(target));
        else if (isOpen.has(target)) lower(frame.id, order.get(target) ?? 0);
        continue;
      }
      stack.pop();
      const lowest = low.get(frame.id) ?? 0;
      if (lowest === order.get(frame.id)) close(frame.id);
      const parent = stack.at(-1);
      if (parent) lower(parent.id, lowest);
    }
  }
  return found;
}
