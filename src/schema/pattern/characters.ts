/** Code points as ranges, both ends included, in order and apart from each other. */
export type CharacterSet = readonly (readonly [from: number, to: number])[];

const last = 0x10ffff;

export const anyCharacter: CharacterSet = [[0, last]];

/** @param ranges in any order */
export function characters(ranges: CharacterSet): CharacterSet {
  const sorted = ranges.filter(([from, to]) => from <= to).sort((a, b) => a[0] - b[0]);
  const set: [number, number][] = [];
  for (const [from, to] of sorted) {
    const before = set.at(-1);
    if (before && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else set.push([from, to]);
  }
  return set;
}

export function complement(set: CharacterSet): CharacterSet {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) rest.push([next, last]);
  return rest;
}

export function intersection(a: CharacterSet, b: CharacterSet): CharacterSet {
  const both: [number, number][] = [];
  let first = 0;
  let second = 0;
  while (first < a.length && second < b.length) {
    const from = Math.max(a[first]![0], b[second]![0]);
    const to = Math.min(a[first]![1], b[second]![1]);
    if (from <= to) both.push([from, to]);
    if (a[first]![1] < b[second]![1]) first++;
    else second++;
  }
  return both;
}

export function holds(set: CharacterSet, code: number): boolean {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = set[middle]!;
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return true;
  }
  return false;
}

// readable characters first, in the order in which they are liked
const liked: CharacterSet = [
  [97, 122],
  [65, 90],
  [48, 57],
  [45, 46],
  [95, 95],
  [32, 126],
  [0xa1, 0x17f],
  [0x370, 0x52f],
  [0x4e00, 0x4eff],
  [9, 10],
];

/** The ranges of a set that people can read, the best first; the set itself where nobody can. */
export function readable(set: CharacterSet): CharacterSet {
  const found = liked.flatMap(range => intersection(set, [range]));
  return found.length > 0 ? found : set;
}

/** The character of a range that people like best to read, and how much: the less the better. */
export function best(from: number, to: number): { readonly code: number; readonly rank: number } {
  for (let rank = 0; rank < liked.length; rank++) {
    const [first, last] = liked[rank]!;
    const code = Math.max(first, from);
    if (code <= Math.min(last, to)) return { code, rank };
  }
  return { code: from, rank: liked.length };
}
