/** Keys of mappings, https://yaml.org/spec/1.2.2/#mapping; of JSON, which OpenAPI asks for, only texts. */
import { type Finding, FindingsError } from '../diagnostics/index.js';
import { findingAt, type ParseInput } from './parse-error.js';
import type { YamlEvents } from './yaml-events.js';
import { nodeOffset } from './yaml-positions.js';

type Events = Pick<YamlEvents, 'firsts' | 'results'>;

/**
 * Refuses mappings and lists as keys: the parser makes texts of them that nobody wrote, `[object Object]` or `a,b`.
 * @throws FindingsError key-not-text, with the first such key of each mapping
 */
export function checkKeys(input: ParseInput, events: YamlEvents): void {
  const found: Finding[] = [];
  // every load pays for this loop: an iterator would double it
  for (let node = 0; node < events.results.length; node++) {
    const result = events.results[node];
    if (typeof result !== 'object' || result === null) continue;
    const key = Array.isArray(result) ? keyInList(events, node, result) : keyInMapping(events, node, result);
    if (key === undefined) continue;
    const kind = Array.isArray(events.results[key]) ? 'list' : 'mapping';
    found.push(
      findingAt(input, 'key-not-text', nodeOffset(input.text, events, key), `this key is a ${kind}, not a text`),
    );
  }
  if (found.length > 0) throw new FindingsError(found);
}

/** Of the nodes that are not the value of the key before them the first: one after it may be its value. */
function keyInMapping(events: Events, mapping: number, result: object): number | undefined {
  const { firsts, results } = events;
  const first = firsts[mapping]!;
  let key: number | undefined;
  for (let node = mapping - 1; node >= first; node = firsts[node]! - 1) {
    const child = results[node];
    // the parser tries a block mapping's key first: where that was none, the mapping has itself as a child
    if (!isObject(child) || child === result) continue;
    const before = firsts[node]! - 1;
    const name = before >= first ? results[before] : undefined;
    // a name is looked up as the parser makes it, and found as an own property
    if (isObject(name) || (result as Record<string, unknown>)[String(name)] !== child) key = node;
  }
  return key;
}

/** `[{ a: 1 }: 2]` is a list of a mapping that has no node of its own: its key and value are nodes of the list. */
function keyInList({ firsts, results }: Events, list: number, items: readonly unknown[]): number | undefined {
  const nodes: number[] = [];
  for (let node = list - 1; node >= firsts[list]!; node = firsts[node]! - 1) nodes.push(node);
  if (nodes.length <= items.length) return undefined;
  const values = new Set<unknown>([
    items,
    ...items,
    ...items.flatMap(item => (isObject(item) ? Object.values(item) : [])),
  ]);
  return nodes.findLast(node => isObject(results[node]) && !values.has(results[node]));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
