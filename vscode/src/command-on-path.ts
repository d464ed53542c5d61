import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where commands are looked for. */
export interface PathSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** The file that a shell would run for a command's name, so that a missing one is told before it is started. */
export function commandOnPath(name: string, { env, platform }: PathSearch): string | undefined {
  const isWindows = platform === 'win32';
  // Windows calls the variable Path, and its names have no case
  const path = Object.entries(env).find(([key]) => (isWindows ? key.toUpperCase() : key) === 'PATH')?.[1] ?? '';
  const folders = path.split(isWindows ? ';' : ':').filter(folder => folder !== '');
  const names = isWindows ? ['.exe', '.cmd', '.bat'].map(ending => `${name}${ending}`) : [name];
  const files = folders.flatMap(folder => names.map(each => join(folder, each)));
  return files.find(isWindows ? isFile : isExecutable);
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}
