import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { FindingsError, finding } from '../diagnostics/index.js';
import { isPattern, type Pattern, parsePattern } from '../document/index.js';
import { isPath } from './project.js';

/** The documents that a pattern names, by what tells them apart from each other. */
export type Side = ReadonlyMap<string, string>;

/**
 * The documents that a source stands for.
 * @param options whether a pattern of a revision may meet nothing there
 * @returns undefined where it is one document and no pattern
 * @throws FindingsError where a pattern meets nothing
 */
export async function matching(source: string, cwd: string, { mayBeEmpty = false } = {}): Promise<Side | undefined> {
  const git = /^git:([^:]+):(.+)$/s.exec(source);
  if (git) {
    const side = isPattern(git[2]!) ? await inRevision(git[1]!, git[2]!, cwd) : undefined;
    if (side?.size === 0 && !mayBeEmpty) noMatch(source, 'Correct the pattern, or name another revision');
    return side;
  }
  // a file may have any name
  if (!isPath(source) || !isPattern(source) || existsSync(resolve(cwd, source))) return undefined;
  const pattern = parsePattern(source.replaceAll('\\', '/'));
  const paths = await filesBelow(resolve(cwd, pattern.base), '', pattern);
  if (paths.length === 0)
    noMatch(source, 'Correct the pattern, and put it in quotes: the shell must not read it first');
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

function git(cwd: string, ...args: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    execFile('git', ['--no-pager', ...args], { cwd, maxBuffer: 64 * 1024 * 1024, timeout: 30_000 }, (error, stdout) => {
      if (!error) return done(stdout);
      const message = `git can't list the files of ${args.at(-1)?.replace(/\^\{commit\}$/, '')} here`;
      fail(new FindingsError([finding('git-failed', message)]));
    });
  });
}

function sideOf(paths: readonly string[], sourceOf: (path: string) => string): Side {
  return new Map([...paths].sort().map(path => [path, sourceOf(path)]));
}

function noMatch(source: string, remedy: string): never {
  throw new FindingsError([finding('usage-invalid', `No file matches ${source}`, { remedy })]);
}
