import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Finding } from '../../diagnostics/index.js';
import { makeFolder } from '../output/make-folder.js';
import { sha256 } from '../output/manifest.js';

/** What the last run found. Lets a run that changes nothing say the same again. */
export interface CachedState {
  readonly stamp: string;
  readonly manifest: string;
  readonly findings: readonly Finding[];
  readonly operations: number;
}

/**
 * A user's own cache of what generation made, by content. Never needed, only faster; holds what the last run used and
 * nothing more. Two runs at once each write a whole file.
 */
export class Cache {
  readonly #folder: string | undefined;
  readonly #name: string;
  readonly #stamp: string;

  /** @param folder undefined: nothing is kept */
  constructor(folder: string | undefined, out: string, stamp: string) {
    this.#folder = folder;
    this.#name = sha256(out).slice(0, 16);
    this.#stamp = stamp;
  }

  async readState(): Promise<CachedState | undefined> {
    const state = this.#read('state');
    return isState(state) && state.stamp === this.#stamp ? state : undefined;
  }

  async writeState(state: Omit<CachedState, 'stamp'>): Promise<void> {
    await this.#write('state', { stamp: this.#stamp, ...state });
  }

  /** Whether there is anything of a part, of whichever build of the tool. */
  has(part: string): boolean {
    return this.#folder !== undefined && existsSync(this.#path(part));
  }

  /** Texts by key, of one part of the output. */
  async readTexts(part: string): Promise<ReadonlyMap<string, string>> {
    const value = this.#read(part);
    if (typeof value !== 'object' || value === null || Reflect.get(value, 'stamp') !== this.#stamp) return new Map();
    const texts: unknown = Reflect.get(value, 'texts');
    if (!Array.isArray(texts)) return new Map();
    return new Map(texts.filter((entry): entry is [string, string] => Array.isArray(entry) && entry.length === 2));
  }

  /** What `writeValue` kept; only this build of the tool wrote it, so that its shape is known. */
  async readValue<Value>(part: string): Promise<Value | undefined> {
    const value = this.#read(part);
    if (typeof value !== 'object' || value === null || Reflect.get(value, 'stamp') !== this.#stamp) return undefined;
    return Reflect.get(value, 'value') as Value; // see above
  }

  async writeValue(part: string, value: object): Promise<void> {
    await this.#write(part, { stamp: this.#stamp, value });
  }

  async writeTexts(part: string, texts: ReadonlyMap<string, string>): Promise<void> {
    await this.#write(part, { stamp: this.#stamp, texts: [...texts] });
  }

  #read(part: string): unknown {
    if (this.#folder === undefined) return undefined;
    try {
      return JSON.parse(readFileSync(this.#path(part), 'utf8'));
    } catch {
      return undefined;
    }
  }

  async #write(part: string, value: object): Promise<void> {
    if (this.#folder === undefined) return;
    try {
      await makeFolder(this.#folder);
      const path = this.#path(part);
      await writeFile(`${path}.${process.pid}.tmp`, JSON.stringify(value));
      await rename(`${path}.${process.pid}.tmp`, path);
    } catch {
      // A cache that can't be written costs time, nothing else.
    }
  }

  #path(part: string): string {
    return join(this.#folder ?? '', `${part}-${this.#name}.json`);
  }
}

/** `node_modules/.cache/specwright` of the project that a folder belongs to, else `.specwright/cache` in the working folder. */
export function cacheFolder(out: string, cwd: string): string {
  for (let folder = dirname(out); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules', '.cache', 'specwright');
    if (folder === dirname(folder)) return join(cwd, '.specwright', 'cache');
  }
}

function isState(value: unknown): value is CachedState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'stamp' in value &&
    'manifest' in value &&
    Array.isArray(Reflect.get(value, 'findings'))
  );
}
