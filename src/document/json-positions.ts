import type { JsonScan } from './json-scan.js';
import { type NarrowText, widened } from './narrow-text.js';
import type { Place, Positions } from './positions.js';

/** JSON, https://www.rfc-editor.org/rfc/rfc8259. The text is known to be valid here. */
export function jsonPositions(narrow: NarrowText, { ends, lines }: Pick<JsonScan, 'ends' | 'lines'>): Positions {
  const { text, isAscii } = narrow;
  const start = skipSpace(text, 0);
  const how: Reading = { isNarrow: !isAscii, endOf: at => ends.after(at) ?? valueEnd(text, at) };
  return { root: { node: start, value: start }, lines, children: node => childrenAt(text, node, how) };
}

/** How a text is gone through. */
interface Reading {
  /** Whether it has a character for each byte: see `NarrowText`. */
  readonly isNarrow: boolean;
  /** The offset after the value that begins at an offset. */
  endOf(at: number): number;
}

function* childrenAt(text: string, start: number, how: Reading): Generator<readonly [string, Place]> {
  for (const { name, key, value } of membersAt(text, start, how)) {
    yield [name, key === undefined ? { node: value, value } : { node: value, value, key }];
  }
}

export interface Member {
  readonly name: string;
  readonly key?: number;
  readonly value: number;
}

/** The properties or items of the container that begins at an offset, in the order written, duplicates included. */
export function* membersAt(text: string, start: number, how?: Reading): Generator<Member> {
  const open = text[start];
  if (open !== '{' && open !== '[') return;
  let at = skipSpace(text, start + 1);
  for (let index = 0; text[at] !== '}' && text[at] !== ']' && at < text.length; index++) {
    let name = String(index);
    let key: number | undefined;
    if (open === '{') {
      key = at;
      const end = skipString(text, at);
      name = readString(text, at, end, how?.isNarrow === true);
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    yield key === undefined ? { name, value: at } : { name, key, value: at };
    at = skipSpace(text, how ? how.endOf(at) : valueEnd(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
}

function readString(text: string, start: number, end: number, isNarrow: boolean): string {
  const written = text.slice(start + 1, end - 1);
  const raw = isNarrow && /[\x80-\xff]/.test(written) ? widened(written) : written;
  // JSON.parse of a string token gives a string
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
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
