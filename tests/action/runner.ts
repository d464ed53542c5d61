import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A comment on a pull or merge request, as the fakes keep it. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  /** The login of GitHub, the number of GitLab. */
  readonly author?: string | number;
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A repository with a clone of it, what CI provides, and programs in place of npm, gh and curl. */
export class Runner {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'specwright-action-')));
  readonly project = join(this.folder, 'project');
  readonly temp = join(this.folder, 'temp');
  readonly summary = join(this.folder, 'summary.md');
  readonly output = join(this.folder, 'output');
  readonly #bin = join(this.folder, 'bin');
  readonly #comments = join(this.folder, 'comments.json');
  readonly #calls = join(this.folder, 'calls.jsonl');

  constructor() {
    if (!existsSync(join(root, 'dist/cli/main.cjs'))) throw new Error('dist/ is missing: run `npm run build`');
    for (const folder of [this.project, this.temp, this.#bin]) mkdirSync(folder);
    for (const file of [this.summary, this.output, this.#calls]) writeFileSync(file, '');
    this.comments = [];
    for (const name of ['npm', 'gh', 'curl']) this.#fake(name);
    this.git('init', '--quiet', '--initial-branch', 'main');
  }

  get comments(): readonly Comment[] {
    return JSON.parse(readFileSync(this.#comments, 'utf8'));
  }

  set comments(comments: readonly Comment[]) {
    writeFileSync(this.#comments, JSON.stringify(comments));
  }

  /** The arguments that the fakes were given. */
  get calls(): readonly (readonly string[])[] {
    const lines = readFileSync(this.#calls, 'utf8').split('\n').filter(Boolean);
    return lines.map(line => JSON.parse(line));
  }

  git(...args: readonly string[]): string {
    const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com'];
    return execFileSync('git', [...who, ...args], { cwd: this.project, encoding: 'utf8' }).trim();
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.project, path)), { recursive: true });
    writeFileSync(join(this.project, path), text);
  }

  /** Commits a document. @returns the commit */
  commit(path: string, text: string): string {
    this.write(path, text);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'change');
    return this.git('rev-parse', 'HEAD');
  }

  /** Runs a step as CI does: a file for a shell that ends at the first failure. */
  run(script: string, env: Readonly<Record<string, string>>): Ran {
    const file = join(this.folder, 'step.sh');
    writeFileSync(file, script);
    const { status, stdout, stderr } = spawnSync('sh', ['-e', file], {
      cwd: this.project,
      encoding: 'utf8',
      env: {
        PATH: `${this.#bin}:${process.env['PATH']}`,
        HOME: this.folder,
        NO_COLOR: '1',
        FAKE_COMMENTS: this.#comments,
        FAKE_CALLS: this.#calls,
        FAKE_PACKAGE: root,
        ...env,
      },
    });
    return { status, stdout, stderr };
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #fake(name: string): void {
    const file = join(this.#bin, name);
    const program = join(import.meta.dirname, `fake-${name}.mjs`);
    writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    chmodSync(file, 0o755);
  }
}

/** A document with these paths. */
export function documentOf(...paths: readonly string[]): string {
  const items = paths.map(path => `  ${path}: { get: { responses: { '200': { description: Done. } } } }\n`);
  return `openapi: 3.1.0\ninfo: { title: Letters, version: 1.0.0 }\npaths:\n${items.join('')}`;
}
