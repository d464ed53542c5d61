import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { FindingsError, finding } from '../../diagnostics/index.js';
import { isInRevision, matching, noMatch, type Side } from '../matching.js';
import { isPath } from '../project.js';

/** Two sources to compare. */
export interface Pair {
  /** What tells it apart from others that are compared with it; undefined where it is the only one that was asked for. */
  readonly name?: string;
  readonly before: string;
  readonly after: string;
}

/** A document that one side alone has. */
export interface LoneDocument {
  /** What tells it apart from the others of its side. */
  readonly name: string;
  readonly source: string;
  readonly side: 'old' | 'new';
}

/** What is to be compared, and which documents have nothing to be compared with. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly alone: readonly LoneDocument[];
}

/**
 * Which documents a command line wants compared.
 * @param sources the arguments
 * @param since --since
 * @param own the document of the settings
 * @throws FindingsError usage-invalid
 */
export async function pairsOf(
  sources: readonly string[],
  since: string | undefined,
  own: string | undefined,
  cwd: string,
): Promise<Pairs> {
  const { before, after } = since === undefined ? twoOf(sources) : sinceOf(sources, since, own, cwd);
  if (before === '-' && after === '-') {
    throw usage('Standard input can be one of the two documents, not both', 'Give the other one as a file');
  }
  const [old, now] = [
    await matching(before, cwd, { mayBeEmpty: true }),
    await matching(after, cwd, { mayBeEmpty: true }),
  ];
  refuseEmpty({ source: before, side: old }, { source: after, side: now }, cwd);
  if (!old && !now) return (await goneSince(before, after, cwd)) ?? { pairs: [{ before, after }], alone: [] };
  if (!old || !now) {
    throw usage(
      `${old ? before : after} is a pattern, and ${old ? after : before} is one document`,
      'Give a pattern on both sides, or a document on both',
    );
  }
  return pairedByName(old, now);
}

interface Found {
  readonly source: string;
  readonly side: Side | undefined;
}

/** @throws FindingsError usage-invalid where a pattern names nothing, unless all that it names now is new */
function refuseEmpty(old: Found, now: Found, cwd: string): void {
  const isAllNew = (now.side?.size ?? 0) > 0 && isSamePattern(old.source, now.source);
  const isEmpty = now.side?.size === 0 || (old.side?.size === 0 && !isAllNew);
  if (isEmpty)
    noMatch(
      [old, now].flatMap(({ source, side }) => (side ? [{ source, side }] : [])),
      cwd,
    );
}

/** Whether one pattern names both sides, the old one at a revision: where it meets nothing there, all documents are new. */
function isSamePattern(before: string, after: string): boolean {
  const plain = (path: string) => path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const old = /^git:[^:]+:(.+)$/s.exec(before)?.[1];
  return old !== undefined && plain(old) === plain(after);
}

/** One document that is gone: a revision has it, and under the same name in the working folder there is nothing now. */
async function goneSince(before: string, after: string, cwd: string): Promise<Pairs | undefined> {
  const [, revision, path] = /^git:([^:]+):(\.\.?\/.+)$/s.exec(before) ?? [];
  if (revision === undefined || path === undefined || !isPath(after) || existsSync(resolve(cwd, after)))
    return undefined;
  if (!isSamePattern(before, after) || !(await isInRevision(revision, path, cwd))) return undefined;
  return { pairs: [], alone: [{ name: path.replace(/^(?:\.\/)+/, ''), source: before, side: 'old' }] };
}

function twoOf([before, after, ...others]: readonly string[]): Omit<Pair, 'name'> {
  if (before !== undefined && after !== undefined && others.length === 0) return { before, after };
  const remedy =
    before === undefined || after === undefined
      ? 'Name the old and the new document, or give --since TAG and the document'
      : 'Put patterns in quotes, so that the shell does not read them first';
  const given = before === undefined ? 'none' : after === undefined ? 'one' : `${others.length + 2}`;
  throw usage(
    `diff compares two documents, and ${given} ${given === 'none' || given === 'one' ? 'is' : 'are'} given`,
    remedy,
  );
}

function sinceOf(sources: readonly string[], since: string, own: string | undefined, cwd: string): Omit<Pair, 'name'> {
  const [after = own, ...others] = sources;
  if (after === undefined || others.length > 0) {
    const message = after === undefined ? 'no document is given' : `${sources.length} documents are given`;
    throw usage(`--since compares one document with what it was: ${message}`, 'Name one document');
  }
  if (!isPath(after)) throw usage(`--since compares a file with what it was, and ${after} is none`, 'Name a file');
  const path = (isAbsolute(after) ? relative(cwd, after) : after).replaceAll('\\', '/');
  return { before: `git:${since}:${/^\.\.?\//.test(path) ? path : `./${path}`}`, after };
}

function pairedByName(old: Side, now: Side): Pairs {
  const pairs: Pair[] = [];
  const alone: LoneDocument[] = [];
  for (const [name, before] of old) {
    const after = now.get(name);
    if (after !== undefined) pairs.push({ name, before, after });
    else alone.push({ name, source: before, side: 'old' });
  }
  for (const [name, after] of now) if (!old.has(name)) alone.push({ name, source: after, side: 'new' });
  return { pairs, alone };
}

function usage(message: string, remedy: string): FindingsError {
  return new FindingsError([finding('usage-invalid', message, { remedy })]);
}
