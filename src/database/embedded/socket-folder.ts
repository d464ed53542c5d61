import { chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.js';
import { holderOf } from './leftovers.js';
import { shortHash } from './place.js';

/** What a socket's path may be long, less its own name: https://man7.org/linux/man-pages/man7/unix.7.html, and 104 on macOS. */
const longest = 103 - '/.s.PGSQL.65535'.length;

/**
 * A folder for the server's socket, which only its account may enter, with a path that is short and the same at every
 * start. Postgres removes sockets that a crash left, but for locks whose process is another by now: those are removed here.
 */
export function socketFolder(data: string, account: Account | undefined, temporary = tmpdir()): string {
  const name = `specwright-${shortHash(data)}`;
  const paths = socketParents(temporary).map(parent => join(parent, name));
  const path = paths.find(candidate => Buffer.byteLength(candidate) <= longest) ?? join('/tmp', name);
  const folder = isMade(path) || isOurs(path, account) ? path : mkdtempSync(`${path}-`);
  for (const entry of readdirSync(folder)) {
    if (entry.endsWith('.lock')) holderOf(join(folder, entry), data);
  }
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** Where folders of sockets lie: in the second one where the first is too long a name. */
export const socketParents = (temporary = tmpdir()): readonly string[] => [temporary, '/tmp'];

/** How they are called. */
export const socketFolderName = /^specwright-[\da-f]{12}(-\w{6})?$/;

function isMade(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

/** Sees that nobody else has made it: anyone may put a folder of that name into the shared one. */
export function isOurs(path: string, account: Account | undefined): boolean {
  const found = lstatSync(path);
  const owners = [process.getuid?.(), account?.uid];
  return found.isDirectory() && owners.includes(found.uid) && (found.mode & 0o077) === 0;
}
