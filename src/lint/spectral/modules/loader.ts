import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, extname } from 'node:path';
import { compileFunction } from 'node:vm';
import { isPromise } from '../run/given-results.js';
import { resolveModule } from './resolve.js';
import { standInFor } from './stand-ins.js';

interface Loaded {
  exports: unknown;
  /** Of a module that waits for something at its top level: until it has its exports. */
  ready?: Promise<void>;
}

/** A module that waits for something at its top level is one that another imports, which has no way to wait for it. */
class WaitingModuleError extends Error {}

const nativeRequire = createRequire(import.meta.url);

/**
 * Loads rulesets and functions that are modules, of either kind, whatever package they stand in, with our stand-ins for the
 * packages of Spectral that they import. Node's own loader would look for those packages, and could be told otherwise only
 * for the whole process.
 */
export class ModuleLoader {
  readonly #loaded = new Map<string, Loaded>();

  /**
   * Loads a module that no other imports, and begins to wait for it where it has `await` at its top level.
   * @param path absolute
   * @returns what it exports, or a promise of that
   * @throws whatever the module throws, and SyntaxError
   */
  load(path: string): unknown {
    const loaded = this.#loadedAt(path);
    return loaded.ready ? loaded.ready.then(() => loaded.exports) : loaded.exports;
  }

  #imported(path: string): unknown {
    const { exports, ready } = this.#loadedAt(path);
    if (!ready) return exports;
    ready.catch(() => undefined);
    throw new WaitingModuleError(`${path} has await at its top level, which an imported module may not have here`);
  }

  #loadedAt(path: string): Loaded {
    const known = this.#loaded.get(path);
    if (known) return known;
    const loaded: Loaded = { exports: {} };
    this.#loaded.set(path, loaded);
    try {
      this.#run(path, loaded);
    } catch (error) {
      this.#loaded.delete(path);
      throw error;
    }
    return loaded;
  }

  #run(path: string, loaded: Loaded): void {
    const extension = extname(path);
    if (extension === '.node') loaded.exports = nativeRequire(path);
    else if (extension === '.json') loaded.exports = JSON.parse(readFileSync(path, 'utf8'));
    else {
      const run = compiled(commonJs(readFileSync(path, 'utf8'), path), path);
      const given: unknown = run.call(
        loaded.exports,
        loaded.exports,
        this.#requireFrom(path),
        loaded,
        path,
        dirname(path),
      );
      if (isPromise(given)) loaded.ready = given.then(() => undefined);
    }
  }

  #requireFrom(path: string) {
    const resolve = (name: string) => resolveModule(name, path);
    const require = (name: string) => {
      const standIn = standInFor(name);
      if (standIn) return standIn;
      return isBuiltin(name) ? nativeRequire(name) : this.#imported(resolve(name));
    };
    return Object.assign(require, { resolve, cache: {}, main: undefined });
  }
}

/** What a module gives first: its default export, or all it exports. */
export function defaultOf(exports: unknown): unknown {
  if (typeof exports !== 'object' || exports === null || !('default' in exports)) return exports;
  return exports.default;
}

/** As CommonJS; of a text with `await` at its top level, what gives a promise. */
function compiled(text: string, path: string): ReturnType<typeof compileFunction> {
  const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
  try {
    return compileFunction(text, parameters, { filename: path });
  } catch (error) {
    if (!/\bawait\b/.test(text)) throw error;
    try {
      return compileFunction(`return (async () => {${text}\n})();`, parameters, { filename: path });
    } catch {
      throw error;
    }
  }
}

/** Statements that only an ECMAScript module has, each at the beginning of a line. */
const moduleSyntax =
  /^\s*(?:import\s*(?:[\w*{$"']|$)|export\s+(?:default|const|let|var|function|class|async)\b|export\s*[*{])/m;

function commonJs(text: string, path: string): string {
  const source = text.replace(/^#!.*/, '');
  const extension = extname(path);
  const isModule =
    extension === '.mjs' || /^\.[cm]?ts$/.test(extension) || (extension !== '.cjs' && moduleSyntax.test(source));
  if (!isModule) return source;
  const ts: typeof import('typescript') = nativeRequire('typescript');
  const { outputText } = ts.transpileModule(
    source.replaceAll('import.meta.url', 'require("node:url").pathToFileURL(__filename).href'),
    {
      // of a name that ends so, a module would be made whatever is asked for
      fileName: path.replace(/\.[cm](?=[jt]s$)/, '.'),
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2023,
        esModuleInterop: true,
        allowJs: true,
      },
    },
  );
  return outputText;
}
