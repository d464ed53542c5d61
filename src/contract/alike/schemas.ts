import { placeOf } from '../schema/handle.js';
import type { Place } from '../schema/place.js';
import type { Schema } from '../types.js';
import { pairOf } from './file-pair.js';

/** @param without what must not be in them either, nor in what they refer to */
export type Alike = (before: Schema, after: Schema, without?: 'oneOf') => boolean;

/**
 * Tells schemas of two document sets that are written alike, with all that they refer to, without reading them: what large
 * documents have in common is most of them.
 * @returns whether two schemas certainly mean the same; false says nothing
 */
export function createAlike(): Alike {
  return (before, after, without) => {
    const [old, now] = [placeOf(before), placeOf(after)];
    if (!old || !now || !areOfOneDialect(old, now)) return false;
    return pairOf(old.file, now.file)?.areAlike(old.value, now.value, without === 'oneOf') ?? false;
  };
}

function areOfOneDialect({ dialect: old }: Place, { dialect: now }: Place): boolean {
  return old.name === now.name && old.validation && now.validation;
}
