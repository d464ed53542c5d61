import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

/**
 * Keeps what V8 compiled of this command's code, for the next run of it: reading a megabyte of JavaScript anew takes a
 * tenth of a second. From Node 22 on Node does so itself. Kept code is only ever taken for the very file that it was made of,
 * and where it can't be kept nothing changes. NODE_DISABLE_COMPILE_CACHE=1 turns it off, as it does Node's own.
 * @param folder where it is kept; as safe from others as the code itself
 * @param command what runs, which decides what of the code is compiled
 */
export function keepCode(folder: string, command: string): void {
  if (process.env['NODE_DISABLE_COMPILE_CACHE']) return;
  const enable: unknown = Reflect.get(nodeModule, 'enableCompileCache');
  if (typeof enable === 'function') Reflect.apply(enable, nodeModule, [folder]);
  else new CodeStore(join(folder, `${command}-${process.version}-${cachedDataVersionTag()}.bin`)).use();
}

/** What stands in front of the code in its file. */
interface Index {
  /** Milliseconds that the run took which kept it. */
  readonly ran: number;
  /** By path: the state of the file, and where its code begins and ends. */
  readonly files: Readonly<Record<string, readonly [state: string, start: number, end: number]>>;
}

type Compile = (this: NodeModule, text: string, path: string, format?: string) => unknown;

class CodeStore {
  readonly #file: string;
  readonly #scripts = new Map<string, { script: Script; state: string }>();
  #index: Index = { ran: 0, files: {} };
  #code = Buffer.alloc(0);
  #isLacking = false;

  constructor(file: string) {
    this.#file = file;
    try {
      const bytes = readFileSync(file);
      const start = bytes.readUInt32LE(0) + 4;
      this.#index = JSON.parse(bytes.toString('utf8', 4, start));
      this.#code = bytes.subarray(start);
    } catch {
      // nothing is kept, or what is can't be read
    }
  }

  /** Compiles modules of CommonJS from here on by what is kept, and keeps what they were compiled to when the process ends. */
  use(): void {
    const plain: Compile = Reflect.get(nodeModule.prototype, '_compile');
    const scriptOf = (text: string, path: string) => this.#script(text, path);
    const compile: Compile = function (text, path, format) {
      // kept code has forgotten how its text imports
      const isKept = (format === undefined || format === 'commonjs') && !text.includes('import(');
      const script = isKept ? scriptOf(text, path) : undefined;
      if (!script) return plain.call(this, text, path, format);
      const require = nodeModule.createRequire(path);
      return script.runInThisContext().call(this.exports, this.exports, require, this, path, dirname(path));
    };
    Reflect.set(nodeModule.prototype, '_compile', compile);
    process.on('exit', () => this.#keep());
  }

  /** @returns nothing where Node is to say what is wrong with the text, or to read it as a module */
  #script(text: string, path: string): Script | undefined {
    try {
      const state = stateOf(path);
      const [was, start, end] = this.#index.files[path] ?? [];
      const cachedData = was === state ? this.#code.subarray(start, end) : undefined;
      const script = new Script(nodeModule.wrap(text), { filename: path, cachedData });
      if (!cachedData || script.cachedDataRejected) this.#isLacking = true;
      this.#scripts.set(path, { script, state });
      return script;
    } catch {
      return undefined;
    }
  }

  /** A run that took much longer compiled more functions, each of which is compiled when it is first called. */
  #keep(): void {
    const ran = process.uptime() * 1000;
    if (!this.#isLacking && ran < this.#index.ran * 2) return;
    const files: Record<string, [string, number, number]> = {};
    const parts: Buffer[] = [];
    let end = 0;
    for (const [path, { script, state }] of this.#scripts) {
      const code = script.createCachedData();
      files[path] = [state, end, end + code.length];
      parts.push(code);
      end += code.length;
    }
    const index = Buffer.from(JSON.stringify({ ran, files } satisfies Index));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(index.length);
    replaceFile(this.#file, Buffer.concat([length, index, ...parts]));
  }
}

/** Changes whenever the file does: what npm unpacks has one time for all versions, but when it was put there is the system's. */
function stateOf(path: string): string {
  const { size, mtimeMs, ctimeMs, ino } = statSync(path);
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** Whole or not at all, since others may read it meanwhile. */
function replaceFile(file: string, bytes: Uint8Array): void {
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, bytes);
    renameSync(part, file);
  } catch {
    discard(part);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // where it can't be written, there is nothing of it
  }
}
