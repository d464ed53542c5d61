import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import type { Account } from './account.js';
import { type EmbeddedPackage, embeddedPackage, packageName } from './embedded-package.js';
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

type Found = Programs | { readonly folder: string; readonly reason: string };

/**
 * Chooses the Postgres to start: the one that SPECWRIGHT_POSTGRES names (a folder of programs, `system` or `embedded`);
 * else one of the major version that the data are of; else the host's own; else the embedded one.
 * @param env read for SPECWRIGHT_POSTGRES and PATH
 * @throws FindingsError postgres-missing, postgres-unusable, postgres-version-differs
 */
export function findPostgres(env: NodeJS.ProcessEnv, search: Search): Programs {
  const named = env['SPECWRIGHT_POSTGRES'];
  if (named) return required(namedPrograms(named, env, search), `SPECWRIGHT_POSTGRES=${named}`);
  const candidates = [...systemPrograms(env, search), ...embeddedPrograms(search)];
  const found = candidates.filter(candidate => 'version' in candidate);
  const fitting = search.major === undefined ? found[0] : found.find(({ major }) => major === search.major);
  if (fitting) return fitting;
  if (found[0] && search.major !== undefined) throw versionDiffers(search.major, found);
  throw noneFits(candidates);
}

function namedPrograms(named: string, env: NodeJS.ProcessEnv, search: Search): readonly Found[] {
  if (named === 'system') return systemPrograms(env, search);
  if (named === 'embedded') return embeddedPrograms(search);
  if (!isAbsolute(named)) return [{ folder: named, reason: 'it is neither `system`, `embedded` nor an absolute path' }];
  return [examined('named', hasPrograms(join(named, 'bin')) ? join(named, 'bin') : named, search.account)];
}

function required(candidates: readonly Found[], name: string): Programs {
  const found = candidates.find(candidate => 'version' in candidate);
  if (found) return found;
  if (candidates.length === 0) throw fault('postgres-missing', `${name}, and there is none on this host`);
  const reasons = candidates.map(({ folder, ...rest }) => `${folder}: ${'reason' in rest ? rest.reason : ''}`);
  throw fault('postgres-unusable', `${name}, and it cannot be used: ${reasons.join('; ')}`);
}

function noneFits(candidates: readonly Found[]): unknown {
  const reasons = candidates.map(({ folder, ...rest }) => `${folder}: ${'reason' in rest ? rest.reason : ''}`);
  const wanted = `the package ${packageName()} is not installed or not made for this platform`;
  return fault('postgres-missing', `No Postgres can be started: ${[...reasons, wanted].join('; ')}`);
}

function versionDiffers(major: number, found: readonly Programs[]): unknown {
  const have = found.map(({ version, folder }) => `${version} in ${folder}`).join(', ');
  return fault('postgres-version-differs', `The data are of Postgres ${major}, and there is ${have}`);
}

function systemPrograms(env: NodeJS.ProcessEnv, { account }: Search): Found[] {
  const onPath = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const folders = [...onPath, ...debianFolders()].filter(hasPostgres).map(folder => realFolder(folder));
  return [...new Set(folders)].map(folder => examined('system', folder, account));
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

function embeddedPrograms(search: Search): Found[] {
  const source = search.embedded ?? embeddedPackage();
  if (!source) return [];
  return [examined('embedded', programTree(source, search.place, search.account), search.account)];
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
