import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type Account, mayUse } from './account.js';
import { fault } from './fault.js';
import { isAlive } from './leftovers.js';
import { newPasswords, readPasswords, writePasswords } from './passwords.js';
import { type Place, unusable } from './place.js';
import { type Programs, program } from './programs.js';
import { programEnvironment } from './supervisor.js';

/**
 * The folder of the data, made by initdb where there is none.
 * @param durable whether to wait until it is on the disk
 * @throws FindingsError postgres-version-differs, postgres-folder-unusable, postgres-not-started
 */
export async function dataFolder(place: Place, programs: Programs, durable: boolean): Promise<string> {
  const data = join(place.folder, String(programs.major));
  removeDrafts(place.folder);
  if (!existsSync(join(data, 'PG_VERSION'))) await make(data, place, programs, durable);
  checkVersion(data, programs);
  for (const right of ['r', 'w', 'x'] as const) {
    if (!mayUse(place.account, right, data)) throw notAllowed(data, place.account);
  }
  if (!readPasswords(data)) throw fault('postgres-folder-unusable', `The passwords of ${data} are gone from it`);
  return data;
}

function notAllowed(data: string, account: Account | undefined): unknown {
  const who = account ? `the account of uid ${account.uid}` : 'this user';
  return fault('postgres-folder-unusable', `The folder ${data} cannot be read and written by ${who}`);
}

function checkVersion(data: string, { major, version }: Programs): void {
  const written = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (Number(written) === major) return;
  throw fault('postgres-version-differs', `The data in ${data} are of Postgres ${written}, and ${version} was chosen`);
}

/** Refuses to begin anew beside data of another version: whoever has some would think them lost. */
function checkNoOther({ folder, majors }: Place, { version }: Programs): void {
  const [other] = majors;
  if (other === undefined) return;
  const path = join(folder, String(other));
  throw fault('postgres-version-differs', `The data in ${path} are of Postgres ${other}, and ${version} was chosen`);
}

const draftName = /^\d+\.new-(\d+)-\w+(\.password)?$/;

/** Drafts that this process is at. */
const underWay = new Set<string>();

/** What a set-up left that was killed. */
function removeDrafts(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = Number(draftName.exec(name)?.[1]);
    const isLeft = pid === process.pid ? !underWay.has(name.replace('.password', '')) : pid > 0 && !isAlive(pid);
    if (isLeft) rmSync(join(place, name), { recursive: true, force: true });
  }
}

/** Made beside and renamed: what is there is whole, and of two that begin at once one wins. */
async function make(data: string, place: Place, programs: Programs, durable: boolean): Promise<void> {
  checkNoOther(place, programs);
  const draft = `${data}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  const passwords = newPasswords();
  underWay.add(basename(draft));
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, passwords.postgres, { mode: 0o600 });
    give([draft, passwordFile], place.account);
    await initialise(programs, draft, passwordFile, place.account, durable);
    give([writePasswords(draft, passwords)], place.account);
    renameSync(draft, data);
  } catch (error) {
    // somebody else was first, and a folder that is not empty is not replaced
    if (!existsSync(join(data, 'PG_VERSION'))) throw unusable(data, error);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    underWay.delete(basename(draft));
  }
}

function give(paths: readonly string[], account: Account | undefined): void {
  if (!account) return;
  for (const path of paths) chownSync(path, account.uid, account.gid);
}

/** Character classes of Unicode where the host has such a locale, and the order of code points everywhere. */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'C'];

async function initialise(
  programs: Programs,
  folder: string,
  passwordFile: string,
  account: Account | undefined,
  durable: boolean,
): Promise<void> {
  const fixed = [
    ...['--pgdata', folder, '--username', 'postgres', '--pwfile', passwordFile, '--encoding', 'UTF8'],
    ...['--auth-local', 'scram-sha-256', '--auth-host', 'scram-sha-256', '--data-checksums', '--locale', 'C'],
    // since 17 Postgres brings Unicode itself, so that an upgrade of the host's does not unsort an index
    ...(programs.major >= 17 ? ['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'] : []),
    ...(durable ? [] : ['--no-sync']),
  ];
  let told = '';
  for (const type of characterTypes) {
    const result = await initdb(programs.folder, [...fixed, '--lc-ctype', type], account);
    if (result === undefined) return chmodSync(folder, 0o700);
    told = result;
    if (!/invalid locale/i.test(told)) break;
  }
  throw fault('postgres-not-started', `initdb of Postgres ${programs.version} failed: ${told}`);
}

/** @returns undefined, or why it failed */
function initdb(folder: string, args: string[], account: Account | undefined): Promise<string | undefined> {
  const options = { env: programEnvironment(), cwd: process.platform === 'win32' ? undefined : '/', ...account };
  return new Promise(resolve => {
    execFile(program(folder, 'initdb'), args, options, (error, _stdout, stderr) => {
      const lines = stderr.split('\n').filter(line => line.startsWith('initdb: error:') || /FATAL|PANIC/.test(line));
      resolve(error ? lines.join(' ').trim() || error.message : undefined);
    });
  });
}
