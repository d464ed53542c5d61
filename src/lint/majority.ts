import { type Casing, casings, isCased } from './casing.js';

/** The casing that names have by a clear majority. */
export interface Majority {
  readonly casing: Casing;
  /** How many different names have it, of how many. */
  readonly count: number;
  readonly of: number;
  /** Whether a name is in another casing, and enough of the others tell the two apart. */
  breaks(name: string): boolean;
}

/** Fewer names say nothing of a habit. */
const fewest = 5;

/** A casing is clear where two names of three are in it, and of those that are in it or in another, but not in both, three of four. */
const [ofAll, ofTelling] = [2, 3];

/** What is made of words; anything else, such as `pets/list` or `_links`, has a form of its own. */
const ofWords = /^[A-Za-z][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+)*$/;

/**
 * Finds what names are written in. A name such as `id` is in several casings at once, and tells nothing of which.
 * @param preferred what it is called where all names are in several
 * @returns undefined where no casing is clear
 */
export function majorityOf(names: Iterable<string>, preferred: Casing): Majority | undefined {
  const all = [...new Set(names)].filter(name => ofWords.test(name));
  const order = [preferred, ...casings.filter(each => each !== preferred)];
  const sets = new Map(order.map(casing => [casing, new Set(all.filter(name => isCased(name, casing)))] as const));
  const sizeOf = (casing: Casing) => sets.get(casing)?.size ?? 0;
  const best = order.reduce((most, casing) => (sizeOf(casing) > sizeOf(most) ? casing : most));
  const alone = (one: Casing, other: Casing) =>
    [...(sets.get(one) ?? [])].filter(name => !sets.get(other)?.has(name)).length;
  const isClear = order.every(other => alone(best, other) >= ofTelling * alone(other, best));
  const unlike = new Set(order.filter(other => alone(best, other) >= fewest));
  const count = sizeOf(best);
  if (!isClear || count < fewest || count < ofAll * (all.length - count)) return undefined;
  return {
    casing: best,
    count,
    of: all.length,
    breaks: name =>
      ofWords.test(name) && !isCased(name, best) && order.every(other => unlike.has(other) || !isCased(name, other)),
  };
}
