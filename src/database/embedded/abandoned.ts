import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import type { Account } from './account.js';
import { isAlive, runningOn } from './leftovers.js';
import { isRoots, majorsIn, outerFolders, type Place } from './place.js';
import { isOurs, socketFolderName, socketParents } from './socket-folder.js';

/** Milliseconds for which nothing has touched what counts as left behind: a start elsewhere may be at it. */
const settled = 3_600_000;

/**
 * Marks a place as one whose data nobody wants again, by the process that says so.
 * @param place made by `placeOf`
 */
export function markThrowAway({ folder }: Place): void {
  writeFileSync(join(folder, throwAway), `${process.pid}\n`);
}

const throwAway = 'throw-away';

/**
 * Removes what others left in the host's own folders for good: places that were to be thrown away and whose processes were
 * killed, places of working folders in the temporary one that are gone, and the folders of sockets of data that are gone.
 * Data of a working folder elsewhere stay for ever: it may have been moved, or its disk be away.
 */
export function removeAbandoned({ folder: own, account }: Place): void {
  for (const path of entriesOf(outerFolders(), /^specwright-[\da-f]{12}$/)) {
    if (path !== own && process.getuid?.() === 0) attempt(() => removePlace(path));
  }
  for (const path of entriesOf(socketParents(), socketFolderName)) attempt(() => removeSocketFolder(path, account));
}

function entriesOf(folders: readonly string[], name: RegExp): string[] {
  return [...new Set(folders)].flatMap(folder => {
    const names = existsSync(folder) ? readdirSync(folder).filter(entry => name.test(entry)) : [];
    return names.map(entry => join(folder, entry));
  });
}

/** Whoever cannot clear up for others goes on all the same. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // somebody else is at it, or it is not ours
  }
}

function removePlace(folder: string): void {
  if (!isRoots(folder)) return;
  const of = readText(join(folder, 'place-of'));
  if (of === undefined || majorsIn(folder).some(major => runningOn(join(folder, String(major))) !== undefined)) return;
  const starter = Number(readText(join(folder, throwAway)));
  const unwanted = starter > 0 ? !isAlive(starter) : !existsSync(of) && isTemporary(of) && isSettled(folder);
  if (unwanted) rmSync(folder, { recursive: true, force: true });
}

const isTemporary = (path: string) => path.startsWith(tmpdir() + sep);

/** Whether neither a place nor a server's own folder in it was touched of late. */
function isSettled(folder: string): boolean {
  const paths = [folder, ...majorsIn(folder).map(major => join(folder, String(major)))];
  return paths.every(path => Date.now() - lstatSync(path).mtimeMs > settled);
}

function removeSocketFolder(folder: string, account: Account | undefined): void {
  if (!isOurs(folder, account)) return;
  const names = readdirSync(folder);
  const locks = names.filter(name => name.endsWith('.lock'));
  // a start makes the folder some time before the server has its socket in it
  if (names.length === 0 && !isSettled(folder)) return;
  if (locks.length * 2 !== names.length || !locks.every(lock => isOfGoneData(join(folder, lock)))) return;
  for (const lock of locks) {
    for (const name of [lock.slice(0, -'.lock'.length), lock]) rmSync(join(folder, name), { force: true });
  }
  rmdirSync(folder);
}

/** A socket's lock holds the id of its process, and the folder of the data. */
function isOfGoneData(lock: string): boolean {
  const [pid, data] = readFileSync(lock, 'utf8').split('\n');
  return data !== undefined && data !== '' && !existsSync(data) && !isAlive(Number(pid));
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
