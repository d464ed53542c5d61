import { relative, resolve } from 'node:path';
import type { Options } from '../command.js';
import { loadConfig } from '../config/load.js';
import type { Io } from '../io.js';
import { isPath } from '../project.js';
import { flag, textOption } from '../text-option.js';
import { type Pairs, pairsOf } from './pairs.js';

/** What is compared, and with which settings. */
export interface DiffProject extends Pairs {
  readonly allowRemote: boolean;
  /** The file of accepted changes that --accepted or the settings name. */
  readonly accepted: string | undefined;
}

/**
 * Brings the command line and the project's settings together.
 * @throws FindingsError where either can't be used
 */
export async function diffProject(sources: readonly string[], options: Options, io: Io): Promise<DiffProject> {
  const { config, folder } = await loadConfig(io.cwd, textOption(options, 'config'));
  const fromSettings = (path: string | undefined) =>
    path !== undefined && isPath(path) ? relative(io.cwd, resolve(folder, path)) || '.' : path;
  const pairs = await pairsOf(sources, textOption(options, 'since'), fromSettings(config.document), io.cwd);
  return {
    ...pairs,
    allowRemote: flag(options, 'allowRemote') || config.allowRemote === true,
    accepted: textOption(options, 'accepted') ?? fromSettings(config.diff?.accepted),
  };
}
