import { createRequire } from 'node:module';

/** The adapter of recheck, which proves a regular expression linear or finds a text that makes it run away. */
type CheckSync = typeof import('recheck')['checkSync'];

let checkSync: CheckSync | undefined;

const MOST_TIME = 1_000;

/**
 * Whether the native engine takes linear time on every text. An analysis that ends without a proof says no.
 * @param flags `u` or none
 */
export function isLinear(source: string, flags: string): boolean {
  // Loading it takes a tenth of a second: only documents with a pattern that needs it pay.
  checkSync ??= (createRequire(import.meta.url)('recheck') as { checkSync: CheckSync }).checkSync;
  try {
    return checkSync(source, flags, { timeout: MOST_TIME, checker: 'auto' }).status === 'safe';
  } catch {
    return false;
  }
}
