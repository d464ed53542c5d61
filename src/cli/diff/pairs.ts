import { isAbsolute, relative } from 'node:path';
import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import { isPath } from '../project.js';
import { matching, type Side } from './matching.js';

/** Two sources to compare. */
export interface Pair {
  readonly before: string;
  readonly after: string;
}

/** What is to be compared, and which documents have nothing to be compared with. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly findings: readonly Finding[];
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
  const [old, now] = [await matching(before, cwd), await matching(after, cwd)];
  if (!old && !now) return { pairs: [{ before, after }], findings: [] };
  if (!old || !now) {
    throw usage(
      `${old ? before : after} is a pattern, and ${old ? after : before} is one document`,
      'Give a pattern on both sides, or a document on both',
    );
  }
  return pairedByName(old, now);
}

function twoOf([before, after, ...others]: readonly string[]): Pair {
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

function sinceOf(sources: readonly string[], since: string, own: string | undefined, cwd: string): Pair {
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
  const findings: Finding[] = [];
  for (const [name, before] of old) {
    const after = now.get(name);
    if (after !== undefined) pairs.push({ before, after });
    else findings.push(finding('document-removed', `${name} is gone: ${before} has nothing beside it`, at(before)));
  }
  for (const [name, after] of now) {
    if (!old.has(name)) findings.push(finding('document-added', `${name} is new`, at(after)));
  }
  return { pairs, findings };
}

function at(file: string) {
  return { location: { file, line: 1, column: 1, pointer: '' } };
}

function usage(message: string, remedy: string): FindingsError {
  return new FindingsError([finding('usage-invalid', message, { remedy })]);
}
