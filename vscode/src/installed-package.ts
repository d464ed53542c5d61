import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isFile } from './command-on-path.js';

/** A copy of the package that a project has. */
export interface InstalledPackage {
  /** The file of its command. */
  readonly main: string;
  /** The oldest Node that runs it, where the package says one. */
  readonly oldestNode: string | undefined;
}

/**
 * The package `specwright` as a project in a folder would get it: in `node_modules` there or further up, or the project
 * itself. The disk is read each time, for a failed `require.resolve` would be remembered after the package is installed.
 */
export function installedPackage(folder: string): InstalledPackage | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = packageIn(join(at, 'node_modules/specwright')) ?? packageIn(at);
    if (found || dirname(at) === at) return found;
  }
}

function packageIn(folder: string): InstalledPackage | undefined {
  const { name, bin, engines } = manifestOf(folder);
  if (name !== 'specwright' || typeof bin?.specwright !== 'string') return undefined;
  const main = join(folder, bin.specwright);
  // a checkout that is not built yet has none
  if (!isFile(main)) return undefined;
  return { main, oldestNode: /^>=\s*(\d+(?:\.\d+)*)/.exec(String(engines?.node))?.[1] };
}

/** The parts of a package.json that are read here; each may be anything else. */
interface Manifest {
  readonly name?: unknown;
  readonly bin?: { readonly specwright?: unknown } | null;
  readonly engines?: { readonly node?: unknown } | null;
}

function manifestOf(folder: string): Manifest {
  try {
    // its members are checked where they are used
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest | null) ?? {};
  } catch {
    return {};
  }
}
