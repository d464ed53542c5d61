import { environment } from 'specwright/express';
import { type Settings, settings as table } from '../settings.js';
import { StartError } from './start-error.js';

/**
 * The settings, with a word on variables that were probably meant to be one.
 * @throws FindingsError where one is wrong
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, say: (text: string) => void): Settings {
  const misspelt = (name: string, meant: string) =>
    say(`warning: the variable ${name} is no setting; ${meant} is one, and is not set\n`);
  return environment(table, env, { misspelt });
}

/**
 * Refuses a Postgres of one's own that nobody has asked for: in production a forgotten or misspelt DATABASE_URL would begin
 * with an empty database, in a folder that a container loses.
 * @throws StartError
 */
export function refuseUnwanted(env: Readonly<Record<string, string | undefined>>, settings: Settings): void {
  const asked = settings.DATABASE_URL !== undefined || (env['DATA_FOLDER'] ?? '') !== '';
  if (asked || env['NODE_ENV'] !== 'production') return;
  throw new StartError(
    'The variable DATABASE_URL is not set, and NODE_ENV is production. Set it; or set DATA_FOLDER, to a folder that lasts, ' +
      'for a Postgres of the server itself',
  );
}
