import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../diagnostics/index.js';
import { makeFolder } from '../output/make-folder.js';
import { sha256 } from '../output/manifest.js';
import { forgetOld } from './forget-old.js';
import { RecordStore } from './record-store.js';

/** What the last run found. Lets a run that changes nothing say the same again. */
export interface CachedState {
  readonly manifest: string;
  readonly findings: readonly Finding[];
  readonly operations: number;
}

/** A user's own cache of what generation made, by content. Never needed, only faster. */
export class Cache {
  /** What the run can take of earlier ones. */
  readonly records: RecordStore;
  readonly #folder: string | undefined;
  readonly #name: string;
  readonly #stamp: string;

  /** @param folder undefined: nothing is kept */
  constructor(folder: string | undefined, out: string, stamp: string) {
    this.#folder = folder;
    this.#name = sha256(out).slice(0, 16);
    this.#stamp = stamp;
    this.records = new RecordStore(folder && join(folder, `records-${this.#name}.log`), stamp);
  }

  readState(): CachedState | undefined {
    if (this.#folder === undefined) return undefined;
    try {
      const [digest, text = ''] = readFileSync(this.#statePath, 'utf8').split('\n');
      // only this build of the tool writes what has this digest, so that its shape is known
      return digest === this.#digestOf(text) ? (JSON.parse(text) as CachedState) : undefined;
    } catch {
      return undefined;
    }
  }

  async writeState(state: CachedState): Promise<void> {
    if (this.#folder === undefined) return;
    const text = JSON.stringify(state);
    const staged = `${this.#statePath}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await makeFolder(this.#folder);
      await writeFile(staged, `${this.#digestOf(text)}\n${text}\n`, { flag: 'wx' });
      await rename(staged, this.#statePath);
      await forgetOld(this.#folder);
    } catch {
      // A cache that can't be written costs time, nothing else.
      await rm(staged, { force: true }).catch(() => undefined);
    }
  }

  #digestOf(state: string): string {
    return sha256(`${this.#stamp}\n${state}`);
  }

  get #statePath(): string {
    return join(this.#folder ?? '', `state-${this.#name}.json`);
  }
}
