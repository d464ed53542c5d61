import { runInThisContext, Script } from 'node:vm';

/** Work took longer than it may, and was stopped. */
export class TimeLimitError extends Error {}

const name = '__specwrightGuarded';
const script = new Script(`globalThis.${name}()`);
// of the realm that the script runs in, which need not be this module's
const realm: Record<string, unknown> = runInThisContext('globalThis');

/**
 * Runs work that may never end: code that others wrote. What it waits for is not waited for.
 * @throws TimeLimitError where it was stopped, else what the work throws
 */
export function guarded<T>(work: () => T, milliseconds: number): T {
  let done: { readonly value: T } | undefined;
  const before = realm[name];
  realm[name] = () => {
    done = { value: work() };
  };
  try {
    script.runInThisContext({ timeout: milliseconds });
  } catch (error) {
    if (isTimeout(error)) throw new TimeLimitError(`took longer than ${milliseconds} ms`);
    throw error;
  } finally {
    realm[name] = before;
  }
  // the script ran to its end, so the work did
  return done!.value;
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
