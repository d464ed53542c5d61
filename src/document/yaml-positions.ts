import type { Place, Positions } from './positions.js';
import type { YamlEvents } from './yaml-events.js';

/** Makes places of the events of a load. A node's handle is its index among the events. */
export function yamlPositions(text: string, events: YamlEvents): Positions {
  return new YamlPositions(text, events);
}

class YamlPositions implements Positions {
  readonly root: Place;
  readonly #text: string;
  readonly #events: YamlEvents;

  constructor(text: string, events: YamlEvents) {
    this.#text = text;
    this.#events = events;
    const node = this.#inner(events.starts.length - 1);
    this.root = { node, value: node < 0 ? 0 : this.#start(events.starts.length - 1) };
  }

  children(node: number): ReadonlyMap<string, Place> {
    const result = this.#events.results[node];
    if (Array.isArray(result)) return this.#items(node, result);
    return typeof result === 'object' && result !== null ? this.#properties(node, result) : new Map();
  }

  /** Events of a sequence: its items, in order. */
  #items(node: number, items: readonly unknown[]): ReadonlyMap<string, Place> {
    const places = new Map<string, Place>();
    let index = 0;
    for (const child of this.#childNodes(node)) {
      // the parser leaves no event for an item that is empty, and may leave one of an attempt it gave up
      while (index < items.length && items[index] === null && this.#events.results[child] !== null) index++;
      if (!Object.is(items[index], this.#events.results[child])) continue;
      // an anchor or a tag before it is seen by the outer of two nodes, so the place is the outer's
      places.set(String(index++), { node: this.#inner(child), value: this.#start(child) });
    }
    return places;
  }

  /** Events of a mapping: key, value, key, value. */
  #properties(node: number, result: object): ReadonlyMap<string, Place> {
    const { results } = this.#events;
    const places = new Map<string, Place>();
    const nodes = this.#childNodes(node);
    for (let at = 0; at < nodes.length; at++) {
      const name = String(results[nodes[at]!]);
      if (!Object.hasOwn(result, name)) continue;
      const key = this.#start(nodes[at]!);
      // the name was just found to be an own property
      const value = (result as Record<string, unknown>)[name];
      const next = nodes[at + 1];
      if (next === undefined || !Object.is(results[next], value)) {
        if (value === null) places.set(name, { node: -1, value: key, key });
        continue;
      }
      at++;
      places.set(name, { node: this.#inner(next), value: this.#isEmpty(next) ? key : this.#start(next), key });
    }
    return places;
  }

  #childNodes(node: number): number[] {
    const nodes: number[] = [];
    if (node < 0) return nodes;
    const { firsts } = this.#events;
    for (let at = node - 1; at >= firsts[node]!; at = firsts[at]! - 1) nodes.push(at);
    return nodes.reverse();
  }

  /** The parser tries a block mapping's key first; where that was none, the node has itself as its only child. */
  #inner(outer: number): number {
    const { results } = this.#events;
    // the last child was closed just before its parent
    for (let node = outer; ; node--) {
      if (node < 1 || !Object.is(results[node - 1], results[node]) || this.#childNodes(node).length !== 1) return node;
    }
  }

  /** Whether nothing is written for a node that is null. */
  #isEmpty(node: number): boolean {
    return this.#events.results[node] === null && !/[nN~!&*]/.test(this.#text.charAt(this.#start(node)));
  }

  #start(node: number): number {
    return skipSpaceAndComments(this.#text, this.#events.starts[node]!);
  }
}

function skipSpaceAndComments(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x23 && (at === 0 || /\s/.test(text[at - 1]!))) {
      while (at + 1 < text.length && text[at + 1] !== '\n' && text[at + 1] !== '\r') at++;
    } else if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
  }
  // only space follows: the node is empty
  return start;
}

/** The offset at which a node of the events is written. */
export function nodeOffset(text: string, events: YamlEvents, node: number): number {
  return skipSpaceAndComments(text, events.starts[node]!);
}
