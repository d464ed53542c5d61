import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isWithin } from '../document/index.js';

const settings = ['yaml', 'yml', 'json', 'js', 'mjs', 'ts'].map(ending => `specwright.config.${ending}`);

/**
 * The folder whose settings are for a file: the nearest around it that has some, within the folder that the editor has opened;
 * without any, that one, and of a file elsewhere its own.
 * @param opened the folders that the editor has opened
 */
export function projectFolder(path: string, opened: readonly string[]): string {
  const around = opened.filter(folder => isWithin(path, folder)).sort((a, b) => b.length - a.length)[0];
  if (around === undefined) return dirname(path);
  for (let folder = dirname(path); isWithin(folder, around); folder = dirname(folder)) {
    if (settings.some(name => existsSync(join(folder, name)))) return folder;
    if (dirname(folder) === folder) break;
  }
  return around;
}
