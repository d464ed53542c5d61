import type { Json } from '../../../document/index.js';

/** So many short lists are tried, in all orders. */
const mostShort = 120;
/** Each length up to this one is tried, and then twice as many again and again. */
const mostEach = 32;
/** No list is tried whose text may be longer. */
const mostText = 10_000;

/**
 * Lists of some items, in all orders where they are short, and then longer ones: a text that stands for a list may be refused for
 * its length, for an item that stands there twice, or for an order.
 */
export function listsOf(items: readonly Json[]): readonly (readonly Json[])[] {
  return items.length === 0 ? [] : [...shortLists(items), ...longLists(items)];
}

function shortLists(items: readonly Json[]): readonly (readonly Json[])[] {
  const found: (readonly Json[])[] = items.map(item => [item]);
  for (let at = 0; found.length < mostShort; at += 1) for (const item of items) found.push([...found[at]!, item]);
  return found;
}

function* longLists(items: readonly Json[]): Generator<readonly Json[]> {
  const most = mostText / Math.max(...items.map(item => String(item).length + 1));
  for (let size = 3; size <= most; size = size < mostEach ? size + 1 : size * 2)
    yield Array.from({ length: size }, (_, at) => items[at % items.length]!);
}
