// https://nodejs.org/api/packages.html
import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** A module cannot be found. */
export class ModuleNotFoundError extends Error {}

const endings = ['', '.js', '.cjs', '.mjs', '.json', '.ts', '/index.js', '/index.cjs', '/index.mjs', '/index.json'];
const conditions = ['node', 'require', 'import', 'module', 'default'];

/**
 * The file that an import leads to: of a package, what it has for CommonJS or else for ECMAScript modules.
 * @param from the absolute path of the file that imports
 * @throws ModuleNotFoundError
 */
export function resolveModule(name: string, from: string): string {
  const folder = dirname(from);
  const found =
    /^\.{1,2}(?:\/|$)/.test(name) || isAbsolute(name) ? fileAt(resolve(folder, name)) : inPackages(name, folder);
  if (found === undefined) throw new ModuleNotFoundError(`cannot find ${name} from ${from}`);
  return found;
}

function fileAt(path: string): string | undefined {
  const direct = endings.map(ending => path + ending).find(isFile);
  if (direct !== undefined) return direct;
  const main = manifestOf(path)?.main;
  return main === undefined ? undefined : endings.map(ending => join(path, main) + ending).find(isFile);
}

function inPackages(name: string, start: string): string | undefined {
  const parts = name.split('/');
  const own = parts.splice(0, name.startsWith('@') ? 2 : 1).join('/');
  const below = parts.length === 0 ? '.' : `./${parts.join('/')}`;
  for (let folder = start; ; folder = dirname(folder)) {
    const home = join(folder, 'node_modules', own);
    const manifest = manifestOf(home);
    if (manifest?.exports !== undefined) {
      const target = exported(manifest.exports, below);
      return target === undefined ? undefined : fileAt(join(home, target));
    }
    if (manifest) return fileAt(below === '.' ? home : join(home, below));
    if (folder === dirname(folder)) return undefined;
  }
}

interface Manifest {
  readonly main?: string;
  readonly exports?: unknown;
}

function manifestOf(folder: string): Manifest | undefined {
  const path = join(folder, 'package.json');
  if (!isFile(path)) return undefined;
  // the members that are read are checked where they are used
  const { main, exports } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly main?: unknown;
    readonly exports?: unknown;
  };
  return { ...(typeof main === 'string' && { main }), exports };
}

function exported(exports: unknown, below: string): string | undefined {
  const hasPaths = isRecord(exports) && Object.keys(exports).some(key => key.startsWith('.'));
  if (!hasPaths) return below === '.' ? chosen(exports) : undefined;
  if (Object.hasOwn(exports, below)) return chosen(exports[below]);
  for (const [pattern, target] of Object.entries(exports)) {
    const [before = '', after] = pattern.split('*');
    if (after === undefined || !below.startsWith(before) || !below.endsWith(after)) continue;
    return chosen(target)?.replaceAll('*', below.slice(before.length, below.length - after.length));
  }
  return undefined;
}

function chosen(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (Array.isArray(target)) return target.map(chosen).find(one => one !== undefined);
  if (!isRecord(target)) return undefined;
  for (const condition of conditions) {
    const found = Object.hasOwn(target, condition) ? chosen(target[condition]) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
