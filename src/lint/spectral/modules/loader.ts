import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, extname } from 'node:path';
import { compileFunction } from 'node:vm';
import { resolveModule } from './resolve.js';
import { standInFor } from './stand-ins.js';

interface Loaded {
  exports: unknown;
}

const nativeRequire = createRequire(import.meta.url);

/**
 * Loads rulesets and functions that are modules, of either kind, whatever package they stand in, with our stand-ins for the
 * packages of Spectral that they import. Node's own loader would look for those packages, and could be told otherwise only
 * for the whole process.
 */
export class ModuleLoader {
  readonly #loaded = new Map<string, Loaded>();

  /**
   * @param path absolute
   * @throws whatever the module throws, and SyntaxError
   */
  load(path: string): unknown {
    const known = this.#loaded.get(path);
    if (known) return known.exports;
    const loaded: Loaded = { exports: {} };
    this.#loaded.set(path, loaded);
    try {
      this.#run(path, loaded);
    } catch (error) {
      this.#loaded.delete(path);
      throw error;
    }
    return loaded.exports;
  }

  #run(path: string, loaded: Loaded): void {
    const extension = extname(path);
    if (extension === '.node') loaded.exports = nativeRequire(path);
    else if (extension === '.json') loaded.exports = JSON.parse(readFileSync(path, 'utf8'));
    else {
      const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
      const run = compileFunction(commonJs(readFileSync(path, 'utf8'), path), parameters, { filename: path });
      run.call(loaded.exports, loaded.exports, this.#requireFrom(path), loaded, path, dirname(path));
    }
  }

  #requireFrom(path: string) {
    const resolve = (name: string) => resolveModule(name, path);
    const require = (name: string) => {
      const standIn = standInFor(name);
      if (standIn) return standIn;
      return isBuiltin(name) ? nativeRequire(name) : this.load(resolve(name));
    };
    return Object.assign(require, { resolve, cache: {}, main: undefined });
  }
}

/** What a module gives first: its default export, or all it exports. */
export function defaultOf(exports: unknown): unknown {
  if (typeof exports !== 'object' || exports === null || !('default' in exports)) return exports;
  return exports.default;
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
