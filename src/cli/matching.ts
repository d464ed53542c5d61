import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { FindingsError, finding } from '../diagnostics/index.js';
import { gitFailure, isPattern, type Pattern, parsePattern } from '../document/index.js';
import { isPath } from './project.js';

/** The documents that a pattern names, by what tells them apart from each other. */
export type Side = ReadonlyMap<string, string>;

/**
 * The documents that a source stands for.
 * @param options whether a pattern may meet nothing
 * @returns undefined where it is one document and no pattern
 * @throws FindingsError where a pattern meets nothing
 */
export async function matching(source: string, cwd: string, { mayBeEmpty = false } = {}): Promise<Side | undefined> {
  const git = /^git:([^:]+):(.+)$/s.exec(source);
  if (git) {
    const side = isPattern(git[2]!) ? await inRevision(git[1]!, git[2]!, cwd) : undefined;
    if (side?.size === 0 && !mayBeEmpty) noMatch([{ source, side }], cwd);
    return side;
  }
  // a file may have any name
  if (!isPath(source) || !isPattern(source) || existsSync(resolve(cwd, source))) return undefined;
  const pattern = parsePattern(source.replaceAll('\\', '/'));
  const paths = await filesBelow(resolve(cwd, pattern.base), '', pattern);
  if (paths.length === 0 && !mayBeEmpty) noMatch([{ source, side: new Map() }], cwd);
  return sideOf(paths, path => posix.join(pattern.base, path));
}

/** All files below a folder that a pattern can mean: not those that begin with a dot, nor installed packages. */
async function filesBelow(folder: string, below: string, pattern: Pattern, level = 1): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  const paths = await Promise.all(
    entries.map(async entry => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (!entry.isDirectory()) return pattern.matches(path) ? [path] : [];
      return pattern.depth !== undefined && level >= pattern.depth ? [] : filesBelow(folder, path, pattern, level + 1);
    }),
  );
  return paths.flat();
}

async function inRevision(revision: string, path: string, cwd: string): Promise<Side> {
  const isFromHere = path.startsWith('./');
  const pattern = parsePattern(isFromHere ? path.slice(2) : path);
  const commit = (
    await git(cwd, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
  ).trim();
  const listing = await git(cwd, 'ls-tree', '-r', '-z', '--name-only', ...(isFromHere ? [] : ['--full-tree']), commit);
  const start = pattern.base === '' ? '' : `${pattern.base}/`;
  const paths = listing
    .split('\0')
    .filter(file => file.startsWith(start) && pattern.matches(file.slice(start.length)))
    .map(file => file.slice(start.length));
  return sideOf(paths, file => `git:${revision}:${isFromHere ? './' : ''}${start}${file}`);
}

/** Whether a revision has something under a path, which begins with `./` or `../`: it counts from the working folder. */
export async function isInRevision(revision: string, path: string, cwd: string): Promise<boolean> {
  const found = git(cwd, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}:${path}`);
  // why there is nothing, who reads it says
  return found.then(
    () => true,
    () => false,
  );
}

function git(cwd: string, ...args: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    const options = { cwd, env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 64 * 1024 * 1024, timeout: 30_000 };
    execFile('git', ['--no-pager', ...args], options, (error, stdout) => {
      if (!error) return done(stdout);
      const asked = args.at(-1)?.replace(/\^\{commit\}$/, '');
      const { message, ...remedy } = gitFailure(error, `git can't list the files of ${asked} here`);
      fail(new FindingsError([finding('git-failed', message, remedy)]));
    });
  });
}

function sideOf(paths: readonly string[], sourceOf: (path: string) => string): Side {
  return new Map([...paths].sort().map(path => [path, sourceOf(path)]));
}

/** A pattern, and what it names. */
interface Matched {
  readonly source: string;
  readonly side: Side;
}

/**
 * Says of patterns how many files they name, and below which folder each was looked for.
 * @throws FindingsError usage-invalid
 */
export function noMatch(sides: readonly Matched[], cwd: string): never {
  const message = sides.map(each => told(each, cwd)).join('; ');
  const isOfRevision = sides.some(({ source, side }) => side.size === 0 && source.startsWith('git:'));
  const remedy = `Correct the pattern: what comes before its first wildcard is the folder${isOfRevision ? '; or name another revision' : ''}`;
  throw new FindingsError([finding('usage-invalid', message, { remedy })]);
}

function told({ source, side: { size } }: Matched, cwd: string): string {
  if (size === 0) return `No file matches ${source} in ${folderOf(source, cwd)}`;
  return `${source} matches ${size} ${size === 1 ? 'file' : 'files'} in ${folderOf(source, cwd)}`;
}

/** Where the files of a pattern are looked for. */
function folderOf(source: string, cwd: string): string {
  const [, revision, path = source] = /^git:([^:]+):(.+)$/s.exec(source) ?? [];
  const { base } = parsePattern(path.replaceAll('\\', '/'));
  const folder = base.replace(/^\.(?:\/|$)/, '');
  if (revision !== undefined) {
    const named =
      folder === '' ? (path.startsWith('./') ? 'the working folder' : 'the top folder') : `the folder ${folder}`;
    return `${named} at ${revision}`;
  }
  if (folder === '') return 'the working folder';
  return `the folder ${folder}${existsSync(resolve(cwd, base)) ? '' : ', which is not there'}`;
}
