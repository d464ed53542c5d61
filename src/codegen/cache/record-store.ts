import { randomBytes } from 'node:crypto';
import { constants, existsSync, readFileSync } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../output/make-folder.js';
import { encodeLog, encodeRecord, recordDigest, type Scanned, scanLog } from './record-log.js';

/** Below this size a log is never too large. */
const slack = 1_000_000;

/**
 * Texts by keys that say all that the texts depend on, in one file: a run adds what it made, in one piece, and writes the
 * whole only where most of it is of no use any more. Every text is held against its digest before it is given, so that a
 * torn file, another build's or another program's leads to nothing worse than work. Two runs at once each add their own.
 */
export class RecordStore {
  readonly #path: string | undefined;
  readonly #maker: string;
  readonly #used = new Set<string>();
  readonly #added = new Map<string, string>();
  #log: { readonly bytes: Buffer; readonly scanned: Scanned } | undefined;

  /**
   * @param path undefined: nothing is kept
   * @param maker what another build of the tool does not share
   */
  constructor(path: string | undefined, maker: string) {
    this.#path = path;
    this.#maker = maker;
  }

  /** Whether there is anything at all, without a look into it. */
  get exists(): boolean {
    return this.#path !== undefined && existsSync(this.#path);
  }

  /** Whether so much was added since it was written as a whole that a run should find out what is of use still. */
  get isOverfull(): boolean {
    const { bytes, scanned } = this.#read();
    return bytes.length > 3 * scanned.base + slack;
  }

  get(key: string): string | undefined {
    const added = this.#added.get(key);
    if (added !== undefined) return added;
    const bytes = this.#bytes(key);
    if (bytes) this.#used.add(key);
    return bytes?.toString('utf8');
  }

  set(key: string, text: string): void {
    if (this.get(key) !== text) this.#added.set(key, text);
  }

  /**
   * Never fails: a cache that can't be written costs time, nothing else.
   * @param isAll whether all that is of use was asked for or added: then the rest may go
   */
  async save(isAll: boolean): Promise<void> {
    if (this.#path === undefined) return;
    const { scanned } = this.#read();
    const added = [...this.#added].map(([key, text]) => encodeRecord(key, text, this.#maker));
    try {
      if (!scanned.isWhole || (isAll && this.#isMostlyUseless(added))) await this.#writeWhole(added, isAll);
      else if (added.length > 0) await append(this.#path, Buffer.concat(added));
    } catch {
      // see above
    }
  }

  #isMostlyUseless(added: readonly Buffer[]): boolean {
    if (this.isOverfull) return true;
    const { bytes, scanned } = this.#read();
    const places = [...this.#used].map(key => scanned.records.get(key));
    const kept = places.reduce((sum, place) => sum + (place ? place.end - place.start : 0), 0);
    const more = added.reduce((sum, { length }) => sum + length, 0);
    return bytes.length + more > 2 * (kept + more) + slack;
  }

  async #writeWhole(added: readonly Buffer[], isAll: boolean): Promise<void> {
    const path = this.#path ?? '';
    const keys = isAll ? this.#used : this.#read().scanned.records.keys();
    const kept = [...keys].flatMap(key => {
      const text = this.#added.has(key) ? undefined : this.#bytes(key);
      return text ? [encodeRecord(key, text.toString('utf8'), this.#maker)] : [];
    });
    await makeFolder(dirname(path));
    const staged = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await writeFile(staged, encodeLog([...kept, ...added]), { flag: 'wx' });
      await rename(staged, path);
    } catch (error) {
      await rm(staged, { force: true });
      throw error;
    }
  }

  #bytes(key: string): Buffer | undefined {
    const { bytes, scanned } = this.#read();
    const place = scanned.records.get(key);
    const text = place && bytes.subarray(place.start, place.end);
    return text && recordDigest(key, text, this.#maker) === place.digest ? text : undefined;
  }

  #read() {
    this.#log ??= this.#readFile();
    return this.#log;
  }

  #readFile() {
    const none = Buffer.alloc(0);
    if (this.#path === undefined) return { bytes: none, scanned: scanLog(none) };
    try {
      const bytes = readFileSync(this.#path);
      return { bytes, scanned: scanLog(bytes) };
    } catch {
      return { bytes: none, scanned: scanLog(none) };
    }
  }
}

/** By one call, so that what another run adds at the same time stands before or behind it; a log that is gone is not begun so. */
async function append(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    await file.write(bytes);
  } finally {
    await file.close();
  }
}
