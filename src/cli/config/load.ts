import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { FindingsError, finding, type Location } from '../../diagnostics/index.js';
import { misfits } from './check.js';
import type { Config, LoadedConfig } from './config.js';
import { importConfig } from './import.js';
import { parseConfig } from './parse.js';

const names = ['yaml', 'yml', 'json', 'js', 'mjs', 'ts'].map(ending => `specwright.config.${ending}`);

/**
 * Reads the settings of the project in a folder.
 * @param named the file given by --config; else the first `specwright.config.*` of the folder
 * @throws FindingsError where the file can't be read or holds what it may not
 */
export async function loadConfig(cwd: string, named?: string): Promise<LoadedConfig> {
  const file = named === undefined ? names.map(name => resolve(cwd, name)).find(existsSync) : resolve(cwd, named);
  if (file === undefined) return { config: {}, folder: cwd, file: undefined, locate: () => undefined };
  const display = relative(cwd, file) || file;
  const { value, locate } = await read(file, display);
  const found = misfits(value).map(({ pointer, message, remedy, name }) =>
    finding('config-invalid', message, {
      location: locate(pointer, name ? 'key' : 'value'),
      ...(remedy !== undefined && { remedy }),
    }),
  );
  if (found.length > 0) throw new FindingsError(found);
  // checked against the schema just now
  return { config: value as Config, folder: dirname(file), file, locate };
}

interface Read {
  readonly value: unknown;
  readonly locate: (pointer: string, part: 'key' | 'value') => Location;
}

async function read(file: string, display: string): Promise<Read> {
  const location = { file: display, line: 1, column: 1, pointer: '' };
  try {
    if (/\.(mjs|js|ts)$/.test(file)) {
      const value = await importConfig(file);
      return { value, locate: pointer => ({ ...location, pointer }) };
    }
    return await parseConfig(await readFile(file, 'utf8'), display);
  } catch (error) {
    if (error instanceof FindingsError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new FindingsError([finding('config-unreadable', `${display}: ${reason}`, { location })]);
  }
}
