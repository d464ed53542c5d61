import type { Place, Positions } from './positions.js';

/** JSON, https://www.rfc-editor.org/rfc/rfc8259. The text is known to be valid here. */
export function jsonPositions(text: string): Positions {
  const start = skipSpace(text, 0);
  let ends: Ends | undefined;
  const endOf = (at: number) => (ends ??= new Ends(text)).after(at) ?? valueEnd(text, at);
  return { root: { node: start, value: start }, children: node => childrenAt(text, node, endOf) };
}

/** Containers that are shorter are gone through again sooner than looked up. */
const shortest = 128;

/** Where long containers end: each part of a large text would be gone through once for every container around it. */
class Ends {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(text: string) {
    const starts = this.#starts;
    const ends = this.#ends;
    const open: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x22) at = skipString(text, at) - 1;
      else if (code === 0x7b || code === 0x5b) open.push(starts.push(at) - 1);
      else if (code === 0x7d || code === 0x5d) {
        const index = open.pop()!; // valid JSON closes what it opens
        if (at - starts[index]! > shortest) ends[index] = at + 1;
        // what began after it lies in it, and was shorter: it is the last
        else starts.pop();
      }
    }
  }

  /** The offset after a long container that begins at an offset; undefined where none does. */
  after(start: number): number | undefined {
    let [low, high] = [0, this.#starts.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#starts[middle]!;
      if (found === start) return this.#ends[middle];
      if (found < start) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}

function* childrenAt(text: string, start: number, endOf: (at: number) => number): Generator<readonly [string, Place]> {
  for (const { name, key, value } of membersAt(text, start, endOf)) {
    yield [name, key === undefined ? { node: value, value } : { node: value, value, key }];
  }
}

export interface Member {
  readonly name: string;
  readonly key?: number;
  readonly value: number;
}

/** The properties or items of the container that begins at an offset, in the order written, duplicates included. */
export function* membersAt(text: string, start: number, endOf = (at: number) => valueEnd(text, at)): Generator<Member> {
  const open = text[start];
  if (open !== '{' && open !== '[') return;
  let at = skipSpace(text, start + 1);
  for (let index = 0; text[at] !== '}' && text[at] !== ']' && at < text.length; index++) {
    let name = String(index);
    let key: number | undefined;
    if (open === '{') {
      key = at;
      const end = skipString(text, at);
      name = readString(text, at, end);
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    yield key === undefined ? { name, value: at } : { name, key, value: at };
    at = skipSpace(text, endOf(at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
}

function readString(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  // JSON.parse of a string token gives a string
  return raw.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : raw;
}

export function skipSpace(text: string, at: number): number {
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
  }
}

/** The offset after the string that begins at an offset. */
export function skipString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - escapes - 1) === 0x5c) escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** The offset after the value that begins at an offset. */
export function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = skipString(text, at) - 1;
      if (depth === 0) return at + 1;
    } else if (code === 0x7b || code === 0x5b) depth++;
    else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (code === 0x2c && depth === 0) return at;
  }
  return text.length;
}
