import type { Options } from '../command.js';
import type { LoadedConfig } from '../config/config.js';
import type { Io } from '../io.js';

/** What the command line and the settings ask for. */
export interface Asked {
  readonly day: string;
  readonly loaded: LoadedConfig;
  readonly options: Options;
  readonly io: Io;
}
