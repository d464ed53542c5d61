import type { SchemaJson } from '../../contract/index.js';
import { includes } from '../runtime/equal.js';
import type { ArrayConstraints, Node } from './constraints.js';
import { type Making, none } from './making.js';

const itemNodes = new WeakMap<ArrayConstraints, Map<string, Node>>();

/** The schemas that the item at an index must satisfy; the same list each time, so that what is known of it is kept. */
export function itemNode(all: ArrayConstraints, index: number, contains?: SchemaJson): Node {
  let nodes = itemNodes.get(all);
  if (!nodes) itemNodes.set(all, (nodes = new Map()));
  const prefixed = all.prefixes.some(prefix => index < prefix.length) || all.tails.some(tail => index < tail.from);
  const key = contains === undefined ? (prefixed ? `${index}` : 'rest') : '';
  let node = key === '' ? undefined : nodes.get(key);
  if (!node) {
    const prefix = all.prefixes.flatMap(list => (index < list.length ? [list[index]!] : []));
    const rest = all.tails.flatMap(tail => (index >= tail.from ? [tail.schema] : []));
    node = [...prefix, ...rest, ...(contains === undefined ? [] : [contains])];
    if (key !== '') nodes.set(key, node);
  }
  return node;
}

const usualItems = 2;
// an array longer than this is not made for the sake of its edge
const longestEdge = 1000;
const uniqueTries = 12;

function lengthOf(all: ArrayConstraints, making: Making): number {
  const { minItems, maxItems } = all;
  if (making.options.edge && maxItems <= longestEdge && making.random.chance(0.5)) return maxItems;
  if (making.options.edge || making.lean) return minItems;
  const prefixed = Math.max(0, ...all.prefixes.map(prefix => prefix.length));
  const least = Math.max(minItems, making.depth > 2 ? 0 : Math.min(1, maxItems));
  return making.random.integer(least, Math.max(least, Math.min(maxItems, Math.max(prefixed, usualItems))));
}

/** What each item must also be, so that every `contains` has enough. */
function wantedOf(all: ArrayConstraints, length: number): (SchemaJson | undefined)[] {
  const wanted = all.contains.flatMap(({ schema, least }) => Array.from({ length: least }, () => schema));
  // several `contains` may share an item; where there is no room for one each, sharing is tried
  if (wanted.length <= length) return [...Array.from({ length: length - wanted.length }, () => undefined), ...wanted];
  const most = Math.max(...all.contains.map(({ least }) => least));
  return Array.from({ length }, (_, index) =>
    index < most ? { allOf: all.contains.filter(({ least }) => index < least).map(({ schema }) => schema) } : undefined,
  );
}

/** An array of the items, prefix, length and contents demanded, or `none`. */
export function arrayValue(all: ArrayConstraints, making: Making): unknown {
  const length = Math.max(lengthOf(all, making), Math.min(all.minItems, all.maxItems));
  const wanted = wantedOf(all, length);
  const items: unknown[] = [];
  for (let index = 0; index < length; index++) {
    const item = oneItem(all, items, index, wanted[index], making);
    if (item === none) {
      if (index < all.minItems) return none;
      break;
    }
    items.push(item);
  }
  return items;
}

function oneItem(
  all: ArrayConstraints,
  before: readonly unknown[],
  index: number,
  contains: SchemaJson | undefined,
  making: Making,
): unknown {
  let wish = contains;
  // no more may match than maxContains says
  const full = all.contains.filter(({ schema, most }) => schema !== contains && most < Infinity);
  if (full.length > 0) wish = { allOf: [contains ?? true, ...full.map(({ schema }) => ({ not: schema }))] };
  const node = itemNode(all, index, wish);
  const tries = all.unique ? uniqueTries : 1;
  for (let count = 0; count < tries; count++) {
    let item = making.make(node);
    if (item === none) return none;
    if (!all.unique || !includes(before, item)) return item;
    if (count > 2) item = varied(item, index);
    if (!includes(before, item) && making.accepts(node, item)) return item;
  }
  return making.fail('not enough different items were found for uniqueItems');
}

/** Another value of the same type, for long lists of different items. */
function varied(item: unknown, index: number): unknown {
  if (typeof item === 'string') return `${item}${index}`;
  if (typeof item === 'number') return item + index;
  return item;
}
