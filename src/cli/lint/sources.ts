import { execFile } from 'node:child_process';
import { isAbsolute, relative, resolve } from 'node:path';
import { FindingsError, finding } from '../../diagnostics/index.js';
import type { LoadedConfig } from '../config/config.js';
import { matching } from '../matching.js';
import { isPath } from '../project.js';

/**
 * The documents that a command line names, patterns met; without any, that of the settings.
 * @throws FindingsError where there is none, or a pattern meets nothing
 */
export async function lintSources(
  sources: readonly string[],
  { config, folder }: LoadedConfig,
  cwd: string,
): Promise<readonly string[]> {
  if (sources.length > 0) {
    const found = await Promise.all(sources.map(async each => [...((await matching(each, cwd))?.values() ?? [each])]));
    return [...new Set(found.flat())];
  }
  const { document } = config;
  if (document === undefined) {
    const remedy = 'Name documents on the command line, or one as `document` in specwright.config.yaml';
    throw new FindingsError([finding('usage-invalid', 'No document is given', { remedy })]);
  }
  return [isPath(document) ? relative(cwd, resolve(folder, document)) || '.' : document];
}

/**
 * The same document at a revision.
 * @throws FindingsError usage-invalid where it is no file
 */
export function atRevision(source: string, since: string, cwd: string): string {
  if (!isPath(source)) {
    const remedy = 'Name files with --since';
    throw new FindingsError([finding('usage-invalid', `--since wants a file, and ${source} is none`, { remedy })]);
  }
  return `git:${revisionOf(since)}:${pathFromHere(source, cwd)}`;
}

/** Whether a revision is there and the document is not in it: then all of the document is new. */
export async function isAbsentAt(source: string, since: string, cwd: string): Promise<boolean> {
  const has = (name: string) =>
    new Promise<boolean>(done => {
      execFile('git', ['cat-file', '-e', name], { cwd, timeout: 30_000 }, error => done(!error));
    });
  const revision = revisionOf(since);
  // what begins with a dash would be an option
  if (revision.startsWith('-') || !(await has(`${revision}^{commit}`))) return false;
  return !(await has(`${revision}:${pathFromHere(source, cwd)}`));
}

function revisionOf(since: string): string {
  return since.replace(/^git:/, '').replace(/:$/, '');
}

function pathFromHere(source: string, cwd: string): string {
  const path = (isAbsolute(source) ? relative(cwd, source) : source).replaceAll('\\', '/');
  return /^\.\.?\//.test(path) ? path : `./${path}`;
}
