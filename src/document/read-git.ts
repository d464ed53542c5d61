import { type Access, AccessError, type Raw } from './access.js';
import { tooLarge } from './read-file.js';

/** `git:REV:PATH`: a file as it was at a revision. PATH counts from the top of the repository, with `./` from the working folder. */
export interface GitSource {
  readonly revision: string;
  readonly path: string;
}

/** @throws AccessError git-failed where the form is not `git:REV:PATH` */
export function parseGitSource(source: string): GitSource {
  const match = /^git:([^:]+):(.+)$/s.exec(source);
  if (!match) throw new AccessError('git-failed', `${source} is not of the form git:REV:PATH`);
  return { revision: match[1]!, path: match[2]! };
}

/** Reads the files of one commit; references within them are read from the same commit. */
export class GitAccess implements Access {
  readonly #cwd: string;
  readonly #revision: string;
  readonly #commit: string;

  private constructor(cwd: string, revision: string, commit: string) {
    this.#cwd = cwd;
    this.#revision = revision;
    this.#commit = commit;
  }

  /**
   * @param revision as the user wrote it: stands in every display
   * @throws AccessError git-failed
   */
  static async open(cwd: string, revision: string): Promise<GitAccess> {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const output = await git(cwd, args, 1000).catch(error => {
      const { message, remedy } = gitFailure(error, `git knows no revision ${revision} here`);
      throw new AccessError('git-failed', message, remedy);
    });
    return new GitAccess(cwd, revision, output.toString('utf8').trim());
  }

  /** The path of a source from the top of the repository. */
  async topPath(path: string): Promise<string> {
    if (!/^\.\.?\//.test(path)) return path;
    const prefix = (await git(this.#cwd, ['rev-parse', '--show-prefix'], 10_000)).toString('utf8').trim();
    const parts: string[] = [];
    for (const part of (prefix + path).split('/')) {
      if (part === '..' && parts.pop() === undefined) {
        throw new AccessError('ref-outside-root', `${path} is outside the repository`);
      } else if (part !== '..' && part !== '.' && part !== '') parts.push(part);
    }
    return parts.join('/');
  }

  uri(path: string): string {
    return `git:${this.#revision}:${path}`;
  }

  async read(uri: string, limit: number): Promise<Raw> {
    const prefix = this.uri('');
    if (!uri.startsWith(prefix))
      throw new AccessError('ref-outside-root', `${uri} is not in the revision ${this.#revision}`);
    const path = uri.slice(prefix.length);
    // the object's name begins with a hash, so neither it nor the path can be taken for an option
    const object = `${this.#commit}:${path}`;
    const bytes = await git(this.#cwd, ['cat-file', 'blob', object], limit).catch(error => {
      if ((error as { code?: unknown }).code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') throw tooLarge(uri, limit);
      throw new AccessError('git-failed', `git has no file ${path} at ${this.#revision}`);
    });
    return { uri, display: uri, bytes };
  }
}

/**
 * Why git gave nothing: there is no git, or no repository that it reads.
 * @param error of `execFile`, with git's own words in its message, of the locale C
 * @param otherwise the message where it is for another reason: what was asked for is not there
 */
export function gitFailure(error: unknown, otherwise: string): { readonly message: string; readonly remedy?: string } {
  const { code, message } = error as { readonly code?: unknown; readonly message: string }; // execFile gives an Error
  if (code === 'ENOENT') return { message: 'git is not installed', remedy: 'Install git, or name files' };
  if (/^fatal: not a git repository/m.test(message))
    return {
      message: 'The working folder is in no git repository',
      remedy: 'Go to a folder of the repository, or name files in place of revisions',
    };
  if (/^fatal: detected dubious ownership/m.test(message))
    return {
      message: 'git does not read the repository of the working folder, since another user owns it',
      remedy: 'Where you trust it, add its folder to safe.directory: `git config --global --add safe.directory FOLDER`',
    };
  return { message: otherwise };
}

async function git(cwd: string, args: readonly string[], limit: number): Promise<Buffer> {
  const { execFile } = await import('node:child_process');
  // nothing is asked on the terminal, nothing is fetched, nothing is written
  const env = {
    ...process.env,
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
  };
  return new Promise((resolve, reject) => {
    const options = { cwd, env, encoding: 'buffer' as const, maxBuffer: limit, timeout: 30_000 };
    execFile('git', ['--no-pager', ...args], options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
}
