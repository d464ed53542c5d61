import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, mayUse, unprivilegedAccount } from './account.js';
import { codeOf } from './code-of.js';
import { fault } from './fault.js';

/** Where a working folder's server keeps its data, programs and passwords, and whom it runs as. */
export interface Place {
  readonly folder: string;
  /** `.specwright/postgres` of the working folder, which is the place itself or holds what leads to it. */
  readonly inside: string;
  readonly account: Account | undefined;
  /** The major versions that there are data of, the newest first. */
  readonly majors: readonly number[];
}

/** A short name for a path: the same at every start, different for every folder. */
export function shortHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

/**
 * The place for a working folder: `.specwright/postgres` in it. Root's server runs as somebody else; where that one
 * cannot get into the working folder, the place is one of the host's own folders, and `.specwright/postgres/place` names it.
 * @param working the working folder; made where it is not there
 * @throws FindingsError postgres-folder-unusable, postgres-account-missing
 */
export function placeOf(working: string): Place {
  const inside = join(working, '.specwright', 'postgres');
  try {
    makeFolders(dirname(inside));
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    const real = realpathSync(inside);
    const { folder, account } = process.getuid?.() === 0 ? placeOfRoot(real) : { folder: real, account: undefined };
    return { folder, inside: real, account, majors: majorsIn(folder) };
  } catch (error) {
    throw unusable(inside, error);
  }
}

/** As `mkdir -p`: Node's own never ends where a folder that is there can't have others in it, as /proc can't. */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // somebody else was first
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** The fault for a folder that the system does not let us use; what is a fault already stays what it is. */
export function unusable(folder: string, error: unknown): unknown {
  // as node words it: `EACCES: permission denied, mkdir '...'`
  return codeOf(error) === undefined
    ? error
    : fault('postgres-folder-unusable', `The folder ${folder} cannot be used: ${told(error)}`);
}

const told = (error: unknown) => String(error).replace(/^Error: /, '');

function placeOfRoot(inside: string): Omit<Place, 'inside' | 'majors'> {
  const elsewhere = [...recorded(inside), ...outerFolders().map(parent => outside(parent, inside))];
  const candidates = [inside, ...elsewhere.filter(isRoots)];
  const inUse = candidates.find(folder => ownerOfData(folder) !== undefined);
  const account = unprivilegedAccount(inUse === undefined ? undefined : ownerOfData(inUse));
  const folder = inUse ?? candidates.find(candidate => suits(candidate, account));
  if (!folder)
    throw fault('postgres-folder-unusable', `None of ${candidates.join(', ')} can be used by uid ${account?.uid}`);
  // also where there are data: a working folder that was moved takes them along once, whatever comes to be at its old place
  if (folder !== inside) {
    writeFileSync(join(inside, 'place'), `${folder}\n`);
    writeFileSync(join(folder, 'place-of'), `${inside}\n`);
  }
  return { folder, account };
}

/** Where a place may lie that is not in its working folder: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s08.html */
export const outerFolders = (): readonly string[] => ['/var/lib', tmpdir()];

const outside = (parent: string, inside: string) => join(parent, `specwright-${shortHash(inside)}`);

/** The recorded place, where it is ours: a copied folder has the record too, and must not get at the original's data. */
function recorded(inside: string): string[] {
  try {
    const folder = readFileSync(join(inside, 'place'), 'utf8').trim();
    const of = readFileSync(join(folder, 'place-of'), 'utf8').trim();
    return of === inside || !existsSync(of) ? [folder] : [];
  } catch {
    return [];
  }
}

function ownerOfData(folder: string): Account | undefined {
  if (!existsSync(folder)) return undefined;
  const [data] = majorsIn(folder);
  return data === undefined ? undefined : statSync(join(folder, String(data)));
}

/** Anyone may have put a folder of that name into a shared one. */
export function isRoots(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found === undefined || (found.isDirectory() && found.uid === 0);
}

/** The major versions that a place has data of, the newest first. */
export function majorsIn(folder: string): number[] {
  const names = existsSync(folder) ? readdirSync(folder).filter(name => /^\d+$/.test(name)) : [];
  const withData = names.filter(name => existsSync(join(folder, name, 'PG_VERSION')));
  return withData.map(Number).sort((a, b) => b - a);
}

/** Whether the account can reach a folder, and own one in it. */
function suits(folder: string, account: Account | undefined): boolean {
  const probe = join(folder, 'probe');
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o711);
    mkdirSync(probe, { recursive: true, mode: 0o700 });
    if (account) chownSync(probe, account.uid, account.gid);
    const usable = mayUse(account, 'w', probe);
    rmdirSync(probe);
    return usable;
  } catch {
    return false;
  }
}
