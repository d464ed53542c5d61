import type { Location } from '../diagnostics/index.js';
import type { Cause } from './cause.js';

/**
 * One cause of those that are one change, written again and again: the same words of the same part of different operations, in
 * places of their own. What stands in a component is told by its name.
 */
export function withoutCopies(causes: readonly Cause[]): readonly Cause[] {
  const alike = new Map<string, Cause[]>();
  return causes.filter(cause => {
    const key = keyOf(cause);
    if (key === undefined) return true;
    const known = alike.get(key) ?? [];
    alike.set(key, known);
    // two of one part of an operation are two changes, whatever the words
    const same = known.find(each => !each.meets(cause));
    if (same) same.takeIn(cause);
    else known.push(cause);
    return same === undefined;
  });
}

function keyOf({ told }: Cause): string | undefined {
  const { code, message, reaches, before, after } = told;
  if (!reaches || isShared(before) || isShared(after)) return undefined;
  return [code, message, reaches.part].join('\n');
}

function isShared(location: Location | undefined): boolean {
  return location !== undefined && !/^\/(?:paths|webhooks)\//.test(location.pointer);
}
