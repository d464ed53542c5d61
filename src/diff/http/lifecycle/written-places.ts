import { placeBelow, placeIn, type Written } from '../../../contract/index.js';
import { canonical, type Json } from '../../../document/index.js';
import type { Context } from '../context.js';
import { isObject } from '../message/form-text.js';
import type { Places } from './schema-words.js';

/** Looks places up in root documents, of which one may say nothing there. */
export type FoundInRoots = (() => Partial<Places>) | undefined;

/** Where the first of what both root documents say stands that is another. */
export function firstOther(pairs: readonly (readonly [Written, Written])[], context: Context): FoundInRoots {
  for (const [old, now] of pairs) {
    const way = wayToOther(old.words, now.words);
    if (way) return () => inRoots([old.at, now.at], way, context);
  }
  return undefined;
}

/** The way to the first member that is another; undefined where all are the same. */
function wayToOther(before: Json, after: Json): readonly string[] | undefined {
  if (canonical(before) === canonical(after)) return undefined;
  if (!isObject(before) || !isObject(after)) return [];
  const [old, now] = [before, after].map(each => new Map(Object.entries(each)));
  for (const name of new Set([...now!.keys(), ...old!.keys()])) {
    const [was, is] = [old!.get(name), now!.get(name)];
    const way = was === undefined || is === undefined ? [] : wayToOther(was, is);
    if (way) return [name, ...way];
  }
  return [];
}

/** What stands a way below a place in either root document, or as near to that as it has something. */
export function inRoots(
  [before, after]: readonly [before: string, after: string],
  way: readonly string[],
  context: Context,
): Partial<Places> {
  const placed = (side: 'before' | 'after', pointer: string) => {
    const { contract } = context[side];
    const place = placeIn(contract, pointer);
    return place ? { [side]: placeBelow(contract, place, ...way) } : {};
  };
  return { ...placed('before', before), ...placed('after', after) };
}
