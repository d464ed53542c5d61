import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './error-code.js';

const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const name = /^\..+\.([\da-f]{8})-(\d+)-[\da-f]{8}\.tmp$/;
const hour = 3_600_000;

/** Names for the files that one run writes beside those that they become; they say whose they are. */
export function stagedNames(): (path: string) => string {
  const suffix = `${host}-${process.pid}-${randomBytes(4).toString('hex')}`;
  return path => join(dirname(path), `.${basename(path)}.${suffix}.tmp`);
}

/** Removes the staged files of runs that were ended before they could. Never fails: the next run tries again. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const file of await readdir(folder).catch(() => [])) {
    const [, writer, process = ''] = name.exec(file) ?? [];
    if (writer === undefined) continue;
    const path = join(folder, file);
    const isAbandoned = writer === host ? !isRunning(Number(process)) : await isOld(path);
    if (isAbandoned) await rm(path, { force: true }).catch(() => undefined);
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // one of another user's may not be asked
    return errorCode(error) !== 'ESRCH';
  }
}

/** Of another machine's processes nothing can be told. */
async function isOld(path: string): Promise<boolean> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > hour,
    () => false,
  );
}
