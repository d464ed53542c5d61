import { createRequire } from 'node:module';
import { Patience } from '../patience.js';

/** The adapter of recheck, which proves a regular expression linear or finds a text that makes it run away. */
type CheckSync = typeof import('recheck')['checkSync'];

let checkSync: CheckSync | undefined;

/** What a pattern is given, and what one is given that this was too little for: on a busy machine a second is soon over. In ms. */
const LIMITS: Limits = { first: 1_000, again: 10_000 };

interface Limits {
  readonly first: number;
  readonly again: number;
}

/** What all patterns of a process are given beyond their first limit: a document may be full of those that need it. In ms. */
let patience = 30_000;

/**
 * Whether the native engine takes linear time on every text. An analysis that ends without a proof says no.
 * @param flags `u` or none
 */
export function isLinear(source: string, flags: string, { first, again } = LIMITS): boolean {
  // Loading it takes a tenth of a second: only documents with a pattern that needs it pay.
  checkSync ??= (createRequire(import.meta.url)('recheck') as { checkSync: CheckSync }).checkSync;
  try {
    const found = checkSync(source, flags, { timeout: first, checker: 'auto' });
    if (found.status !== 'unknown' || found.error.kind !== 'timeout' || patience <= 0) return found.status === 'safe';
    const begin = performance.now();
    const status = checkSync(source, flags, { timeout: Math.min(again, patience), checker: 'auto' }).status;
    patience -= performance.now() - begin;
    return status === 'safe';
  } catch {
    return false;
  }
}

/** A text on which a pattern runs away. */
export interface Attack {
  readonly growth: 'exponential' | 'polynomial';
  /** As an expression: `'a'.repeat(31) + '!'`. */
  readonly text: string;
}

/** How long the patterns of one document may be looked at: the first, and all after some were not decided in time. */
export function attackPatience(): Patience {
  return new Patience(LIMITS.first, 50);
}

/**
 * A text on which the native engine takes more than linear time; undefined where there is none, or none was found in time.
 * @param flags `u` or none
 */
export function attackOn(source: string, flags: string, patience = attackPatience()): Attack | undefined {
  checkSync ??= (createRequire(import.meta.url)('recheck') as { checkSync: CheckSync }).checkSync;
  try {
    const found = checkSync(source, flags, { timeout: patience.limit, checker: 'auto' });
    if (found.status === 'unknown') patience.lose();
    if (found.status !== 'vulnerable') return undefined;
    return { growth: found.complexity.type, text: found.attack.pattern };
  } catch {
    return undefined;
  }
}
