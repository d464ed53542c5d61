import { writeSync } from 'node:fs';

/**
 * Runs or imports a script of a user's: one that calls `process.exit` would end the process as if all were well.
 * @param name of the script, for what is said as the process ends
 * @throws what the work throws
 */
export async function withoutExit<T>(name: string, work: () => Promise<T>): Promise<T> {
  const exit = (code: number) => endedWithin(name, code);
  process.on('exit', exit);
  try {
    return await work();
  } finally {
    process.off('exit', exit);
  }
}

/** Nothing else can be done in a process that ends, and a transaction is rolled back by that. */
function endedWithin(name: string, code: number): void {
  if (code !== 0) return;
  process.exitCode = 1;
  writeSync(2, `${name} ended the process before it was done: nothing of it may call process.exit\n`);
}
