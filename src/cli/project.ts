import { relative, resolve } from 'node:path';
import { FindingsError, finding } from '../diagnostics/index.js';
import type { Options } from './command.js';
import type { LoadedConfig } from './config/config.js';
import { loadConfig } from './config/load.js';
import type { Io } from './io.js';
import { flag, textOption } from './text-option.js';

/** What a command works with: its options where given, else the project's settings. */
export interface Project {
  readonly document: string;
  readonly allowRemote: boolean;
  readonly settings: LoadedConfig['config'];
  /** Whether the settings' folders are this document's: not where they name another document. */
  readonly isOfSettings: boolean;
  /** A path of the settings, as seen from the working folder. */
  readonly fromSettings: (path: string) => string;
  /** The file of the settings as it was read. */
  readonly loaded: LoadedConfig;
}

/**
 * Brings options and settings together.
 * @param document the command's argument
 * @throws FindingsError where the settings can't be used, or no document is named anywhere
 */
export async function projectOf(document: string | undefined, options: Options, io: Io): Promise<Project> {
  const loaded = await loadConfig(io.cwd, textOption(options, 'config'));
  const { config, folder, file } = loaded;
  const fromSettings = (path: string) => (isPath(path) ? relative(io.cwd, resolve(folder, path)) || '.' : path);
  const own = config.document === undefined ? undefined : fromSettings(config.document);
  const chosen = document ?? own;
  if (chosen === undefined) {
    const where = file === undefined ? 'and there is no specwright.config.yaml' : 'and the settings name none';
    const remedy = 'Name the document on the command line, or as `document` in specwright.config.yaml';
    throw new FindingsError([finding('usage-invalid', `No document is given, ${where}`, { remedy })]);
  }
  const allowRemote = flag(options, 'allowRemote') || config.allowRemote === true;
  const isOfSettings = own === undefined || identity(chosen, io) === identity(own, io);
  return { document: chosen, allowRemote, settings: config, isOfSettings, fromSettings, loaded };
}

function identity(source: string, { cwd }: Io): string {
  return isPath(source) ? resolve(cwd, source) : source;
}

/** Whether a document is a path rather than a URL, `git:REV:PATH` or standard input. */
export function isPath(source: string): boolean {
  return source !== '-' && !/^(https?|git):/i.test(source);
}
