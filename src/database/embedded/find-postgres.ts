import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import type { Account } from './account.js';
import { type EmbeddedPackage, embeddedPackage, packageAt, packageName } from './embedded-package.js';
import { fault } from './fault.js';
import { hasTrigrams } from './has-trigrams.js';
import { programTree } from './program-tree.js';
import { askVersion, hasPrograms, majorOf, oldestMajor, type Programs } from './programs.js';

/** What the search depends on besides the environment. */
export interface Search {
  /** Where a copy of the embedded programs may be made. */
  readonly place: string;
  readonly account: Account | undefined;
  /** The major version of the data that are there. */
  readonly major?: number | undefined;
  /** The embedded package; found where it is not given. */
  readonly embedded?: EmbeddedPackage | undefined;
}

/** What was looked at: fit to be started, or why not. */
type Found = Programs | { readonly folder: string; readonly reason: string };

/**
 * Chooses the Postgres to start: the one that SPECWRIGHT_POSTGRES names (a folder of programs, an npm package of them,
 * `system` or `embedded`); else one of the major version that the data are of; else the host's own; else the embedded one.
 * @param env read for SPECWRIGHT_POSTGRES and PATH
 * @throws FindingsError postgres-missing, postgres-unusable, postgres-version-differs
 */
export function findPostgres(env: NodeJS.ProcessEnv, search: Search): Programs {
  const named = env['SPECWRIGHT_POSTGRES'];
  const candidates = named ? namedPrograms(named, env, search) : hostsOrEmbedded(env, search);
  const found: Programs[] = [];
  const refused: string[] = [];
  for (const candidate of candidates) {
    if (!('version' in candidate)) refused.push(`${candidate.folder}: ${candidate.reason}`);
    // data of another version are refused later, by name: whoever names programs wants those and no others
    else if (named || search.major === undefined || search.major === candidate.major) return candidate;
    else found.push(candidate);
  }
  if (found.length > 0 && search.major !== undefined) throw versionDiffers(search.major, found);
  throw none(named, refused);
}

function none(named: string | undefined, refused: readonly string[]): unknown {
  const said = named ? `SPECWRIGHT_POSTGRES is ${named}, and ` : '';
  const noPackage = `the package ${packageName()} is not installed, or not made for this platform`;
  if (refused.length === 0) return fault('postgres-missing', `${said}no Postgres was found on this host; ${noPackage}`);
  return fault('postgres-unusable', `${said}no Postgres will do: ${refused.join('; ')}`);
}

function versionDiffers(major: number, found: readonly Programs[]): unknown {
  const have = found.map(({ version, folder }) => `${version} in ${folder}`).join(', ');
  return fault('postgres-version-differs', `The data are of Postgres ${major}, and there is ${have}`);
}

/** One after the other, because looking at the embedded one may mean to copy it. */
function* hostsOrEmbedded(env: NodeJS.ProcessEnv, search: Search): Generator<Found> {
  yield* systemPrograms(env, search);
  yield* embeddedPrograms(search);
}

function namedPrograms(named: string, env: NodeJS.ProcessEnv, search: Search): Iterable<Found> {
  if (named === 'system') return systemPrograms(env, search);
  if (named === 'embedded') return embeddedPrograms(search);
  if (!isAbsolute(named)) return [{ folder: named, reason: 'it is neither `system`, `embedded` nor an absolute path' }];
  const packed = packageAt(named);
  if (packed) return embeddedPrograms({ ...search, embedded: packed });
  return [examined('named', hasPrograms(join(named, 'bin')) ? join(named, 'bin') : named, search.account)];
}

function* systemPrograms(env: NodeJS.ProcessEnv, { account }: Search): Generator<Found> {
  const onPath = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const folders = [...onPath, ...debianFolders()].filter(hasPostgres).map(realFolder);
  for (const folder of new Set(folders)) yield examined('system', folder, account);
}

const executable = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
const hasPostgres = (folder: string) => existsSync(join(folder, executable));
const realFolder = (folder: string) => dirname(realpathSync(join(folder, executable)));

/** Debian keeps the programs out of the PATH, one folder a major version; the newest first. */
function debianFolders(): string[] {
  const root = '/usr/lib/postgresql';
  const names = existsSync(root) ? readdirSync(root).filter(name => /^\d+$/.test(name)) : [];
  return names.sort((a, b) => Number(b) - Number(a)).map(name => join(root, name, 'bin'));
}

function* embeddedPrograms(search: Search): Generator<Found> {
  const source = search.embedded ?? embeddedPackage();
  if (!source) return;
  yield examined('embedded', programTree(source, search.place, search.account), search.account);
}

function examined(origin: Programs['origin'], folder: string, account: Account | undefined): Found {
  if (!hasPrograms(folder)) return { folder, reason: 'there are no `postgres` and `initdb` side by side' };
  const { version, reason } = askVersion(folder, account);
  if (version === undefined) return { folder, reason: `postgres does not run: ${reason}` };
  const major = majorOf(version);
  if (major < oldestMajor)
    return { folder, reason: `it is version ${version}, and ${oldestMajor} is the oldest that will do` };
  if (!hasTrigrams(folder, major)) return { folder, reason: 'the extension pg_trgm is missing (postgresql-contrib)' };
  return { origin, folder, version, major };
}
