import { isRecord } from '../schema/own.js';

const none: ReadonlySet<string> = new Set();

/** Whether two objects have the same members but for those that are passed over, in whatever order. */
export function hasSameMembers(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  passedOver: ReadonlySet<string>,
  areSame: (name: string, before: unknown, after: unknown) => boolean,
): boolean {
  let count = 0;
  for (const name in before) {
    if (passedOver.has(name)) continue;
    count++;
    if (!Object.hasOwn(after, name) || !areSame(name, before[name], after[name])) return false;
  }
  for (const name in after) if (!passedOver.has(name)) count--;
  return count === 0;
}

/** Whether two objects have the same names, and what stands under each is the same. */
export function areSameMaps(
  before: unknown,
  after: unknown,
  areSame: (before: unknown, after: unknown, name: string) => boolean,
): boolean {
  if (!isRecord(before) || !isRecord(after)) return before === after;
  return hasSameMembers(before, after, none, (name, one, other) => areSame(one, other, name));
}

export function areSameLists(
  before: unknown,
  after: unknown,
  areSame: (before: unknown, after: unknown) => boolean,
): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after;
  return before.length === after.length && before.every((each, index) => areSame(each, after[index]));
}

/** Whether two values are equal throughout. */
export function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (Array.isArray(before)) return areSameLists(before, after, isSame);
  return isRecord(before) && isRecord(after) && areSameMaps(before, after, isSame);
}
