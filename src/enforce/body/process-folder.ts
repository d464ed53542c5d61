import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const folders = new Map<string, Promise<string>>();

/**
 * The folder of this process's temporary files within another, made when it is first asked for. What processes left
 * there that are no more is removed then; its own goes when the process ends. Only its owner may look into it.
 */
export function processFolder(parent: string): Promise<string> {
  let folder = folders.get(parent);
  if (!folder) {
    folder = make(parent);
    folders.set(parent, folder);
    // the next upload tries again
    folder.catch(() => folders.delete(parent));
  }
  return folder;
}

// process ids mean something on one machine alone, and containers may share a folder
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const prefix = `specwright-uploads-${machine}-`;

async function make(parent: string): Promise<string> {
  await removeLeftovers(parent);
  const folder = await mkdtemp(join(parent, `${prefix}${process.pid}-`));
  if (made.size === 0) process.once('exit', removeMade);
  made.add(folder);
  return folder;
}

const made = new Set<string>();

function removeMade(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}

async function removeLeftovers(parent: string): Promise<void> {
  const names = await readdir(parent);
  for (const name of names) {
    const [, pid] = /^(\d+)-/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '') ?? [];
    const path = join(parent, name);
    if (pid !== undefined && (await isLeftover(path, Number(pid))))
      await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

async function isLeftover(path: string, pid: number): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isDirectory() || (process.getuid && found.uid !== process.getuid())) return false;
  if (pid !== process.pid) return !isAlive(pid);
  // in a container every process may have the same id: then its folder is older than this one
  return isMainThread && found.birthtimeMs < Date.now() - process.uptime() * 1000;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as somebody else's
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
