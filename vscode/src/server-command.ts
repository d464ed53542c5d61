import { dirname, extname, isAbsolute, resolve } from 'node:path';
import { commandOnPath, isFile } from './command-on-path.js';
import { installedPackage } from './installed-package.js';

/** A process that answers by the Language Server Protocol over its standard streams. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** What the process has in its environment beside the editor's own. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether a shell has to run it: Windows starts `.cmd` files in no other way. */
  readonly shell: boolean;
}

/** Where a server may be, and with what it may be run. */
export interface ServerSearch {
  /** The workspace's folders on the disk, in the editor's order. */
  readonly folders: readonly string[];
  /** `specwright.path`; empty where it is not set. */
  readonly path: string;
  /** The editor's own Node: `process.execPath` and `process.versions.node`. */
  readonly node: { readonly path: string; readonly version: string };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * Finds the server: what the settings name, else the package that a folder of the workspace has, else the command on PATH.
 * What the settings name is not made up for by another: the user would not know which one runs.
 * @returns undefined where there is none
 */
export function findServer(search: ServerSearch): ServerCommand | undefined {
  if (search.path !== '') return namedServer(search);
  for (const folder of search.folders) {
    const found = installedPackage(folder);
    if (found) return withNode(found.main, search, { cwd: folder, oldest: found.oldestNode });
  }
  const command = commandOnPath('specwright', search);
  return command === undefined ? undefined : alone(command, search);
}

function namedServer(search: ServerSearch): ServerCommand | undefined {
  const { path, folders } = search;
  const file = /[\\/]/.test(path) ? fileNamed(path, folders) : commandOnPath(path, search);
  if (file === undefined) return undefined;
  if (/^\.[cm]?js$/.test(extname(file))) return withNode(file, search, { cwd: folders[0] ?? dirname(file) });
  return alone(file, search);
}

function fileNamed(path: string, folders: readonly string[]): string | undefined {
  const candidates = isAbsolute(path) ? [path] : folders.map(folder => resolve(folder, path));
  return candidates.find(isFile);
}

const serve = ['lsp', '--stdio'];

/** A program that runs by itself, as the scripts do that npm makes. */
function alone(command: string, { folders, platform }: ServerSearch): ServerCommand {
  const shell = platform === 'win32' && /\.(cmd|bat)$/i.test(command);
  const cwd = folders[0];
  return { command: shell ? `"${command}"` : command, args: serve, ...(cwd !== undefined && { cwd }), env: {}, shell };
}

/** The editor's own Node runs it, so that none need be installed; where that one is too old for it, the one on PATH. */
function withNode(
  main: string,
  search: ServerSearch,
  { cwd, oldest }: { readonly cwd: string; readonly oldest?: string | undefined },
): ServerCommand {
  const own = {
    command: search.node.path,
    args: [main, ...serve],
    cwd,
    env: { ELECTRON_RUN_AS_NODE: '1' },
    shell: false,
  };
  if (oldest === undefined || isAtLeast(search.node.version, oldest)) return own;
  const other = commandOnPath('node', search);
  return other === undefined ? own : { ...own, command: other, env: {} };
}

/** Whether a version is not older than another, as numbers with dots. */
function isAtLeast(version: string, oldest: string): boolean {
  const [have, need] = [version, oldest].map(each => each.split('.').map(Number));
  for (const [index, number] of need!.entries()) {
    const difference = (have![index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
