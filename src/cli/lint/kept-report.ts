import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, toolStamp, toolVersion } from '../../cache/index.js';
import { flag } from '../text-option.js';
import type { Asked } from './asked.js';
import type { LintedSource } from './linted-source.js';
import { rulesetsOf } from './spectral-file.js';

/** What a review gave last time, with what it depends on. */
interface Kept {
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly result: Pick<LintedSource, 'findings' | 'suppressed' | 'asked' | 'unasked'> & {
    readonly files: readonly string[];
  };
}

/** What is kept for a command line; undefined where nothing is, as what modules and rulesets import is not known. */
export function keptReports({ day, loaded, options, io }: Asked): KeptReports | undefined {
  const { lint } = loaded.config;
  const usesOthers = lint?.own !== undefined || rulesetsOf(loaded, options, io.cwd).rulesets.length > 0;
  if (options['cache'] === false || flag(options, 'fix') || usesOthers) return undefined;
  return new KeptReports(io.cwd, [lint, options['preset'], day, flag(options, 'allowRemote')]);
}

/**
 * Reviews of earlier runs, by document. One is given again where every file that it was made of is unchanged, and so are the
 * settings and the tool.
 */
export class KeptReports {
  readonly #folder: string;
  readonly #key: string;

  /** @param settings all that a review depends on beside the document */
  constructor(cwd: string, settings: unknown) {
    this.#folder = join(cacheFolder(join(cwd, '-'), cwd), 'lint');
    this.#key = digest(JSON.stringify([toolStamp(toolVersion()), cwd, settings]));
  }

  read(source: string): Kept['result'] | undefined {
    try {
      const [sum, text = ''] = readFileSync(this.#pathOf(source), 'utf8').split('\n');
      // only this build of the tool writes what has this digest, so that its shape is known
      if (sum !== digest(this.#key + text)) return undefined;
      const { files, result } = JSON.parse(text) as Kept;
      return files.every(({ path, sha256 }) => digest(readFileSync(path)) === sha256) ? result : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a review of files; what cannot be written is made anew the next time. */
  write({ source, set, findings, suppressed, asked, unasked }: LintedSource): void {
    // a file that could not be read may be there the next time
    if (!set || set.findings.some(({ severity }) => severity === 'error')) return;
    const names = [...set.files.values()].map(file => file.display);
    const uris = [...set.files.values()].map(file => file.uri);
    if (!uris.every(uri => uri.startsWith('file:'))) return;
    try {
      const files = uris.map(uri => fileURLToPath(uri)).map(path => ({ path, sha256: digest(readFileSync(path)) }));
      const text = JSON.stringify({
        files,
        result: { findings, suppressed, asked, unasked, files: names },
      } satisfies Kept);
      const path = this.#pathOf(source);
      mkdirSync(this.#folder, { recursive: true });
      const draft = `${path}.${randomBytes(6).toString('hex')}`;
      writeFileSync(draft, `${digest(this.#key + text)}\n${text}`);
      renameSync(draft, path);
    } catch {
      // a folder that cannot be written, or a file that is gone again
    }
  }

  #pathOf(source: string): string {
    return join(this.#folder, `${digest(resolve(source) + this.#key).slice(0, 24)}.json`);
  }
}

function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
