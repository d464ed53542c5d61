import { resolve } from 'node:path';
import { FindingsError, finding } from '../../diagnostics/index.js';
import type { Options } from '../command.js';
import type { LoadedConfig } from '../config/config.js';
import { loadConfig } from '../config/load.js';
import type { Io } from '../io.js';
import { textOption } from '../text-option.js';

/** What the actions of `db` work with: options where given, else settings. */
export interface DbTarget {
  /** Absolute. */
  readonly migrations: string;
  readonly seeds: string;
  readonly exclude: readonly string[];
  /** The variable that may hold the database's URL. */
  readonly variable: string;
  /** The database's URL, where a variable names one. Only `db url` tells it. */
  readonly url: string | undefined;
  /**
   * The working folder of the project's own Postgres, which is used where no variable names another.
   * @throws FindingsError usage-invalid where one must be named
   */
  readonly own: () => string;
}

/** Something to work on, until it is released. */
export interface Connection {
  readonly url: string;
  readonly release: () => Promise<void>;
}

/** @throws FindingsError where the settings can't be used */
export async function dbTarget(options: Options, io: Io): Promise<DbTarget> {
  const loaded = await loadConfig(io.cwd, textOption(options, 'config'));
  const { database = {} } = loaded.config;
  const folder = (name: 'migrations' | 'seeds') => {
    const given = textOption(options, name);
    return given === undefined ? resolve(loaded.folder, database[name] ?? name) : resolve(io.cwd, given);
  };
  const named = textOption(options, 'exclude')?.split(',');
  const variable = variableOf(database.url ?? 'DATABASE_URL', loaded);
  return {
    migrations: folder('migrations'),
    seeds: folder('seeds'),
    exclude: named ?? database.exclude ?? [],
    variable,
    url: io.env[variable] || undefined,
    own: () => ownFolder(loaded, io),
  };
}

/** Whoever names a variable, or is in production, means another one than a Postgres that begins empty. */
function ownFolder({ config, folder }: LoadedConfig, { cwd, env }: Io): string {
  const data = env['DATA_FOLDER'];
  if (config.database?.url !== undefined) return notSet(config.database.url);
  if (env['NODE_ENV'] === 'production' && !data) return notSet('DATABASE_URL');
  return data ? resolve(cwd, data) : folder;
}

/** A URL in the settings would be a password in the repository. */
function variableOf(name: string, { locate }: LoadedConfig): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return name;
  const message = "'database.url' must be the name of an environment variable";
  const remedy = 'Put the URL into a variable, such as DATABASE_URL, and name that here';
  throw new FindingsError([finding('config-invalid', message, { location: locate('/database/url', 'value'), remedy })]);
}

function notSet(variable: string): never {
  const remedy = `Set ${variable} to postgres://USER:PASSWORD@HOST:PORT/DATABASE, or name another variable as \`database.url\` in the settings`;
  throw new FindingsError([finding('usage-invalid', `The environment variable ${variable} is not set`, { remedy })]);
}
