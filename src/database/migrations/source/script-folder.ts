import { readdir } from 'node:fs/promises';
import { FindingsError, finding } from '../../../diagnostics/index.js';
import { errorCode } from '../error-field.js';

/** What the scripts of a folder are: `data` for those of migrations that work on rows. */
export type ScriptKind = 'migrations' | 'data' | 'seeds';

/**
 * The names of what is in a folder of scripts, sorted; nothing where there is no folder and there need be none.
 * @param folder absolute
 * @throws FindingsError migrations-unreadable
 */
export async function entries(folder: string, kind: ScriptKind): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' && kind === 'data') return [];
    // whole: whoever is in another folder than they thought sees it by that
    const message = `The folder of ${kind === 'data' ? 'data migrations' : kind}, ${folder}, ${whyUnreadable(code)}`;
    throw new FindingsError([
      finding('migrations-unreadable', message, code === 'ENOENT' ? { remedy: missing[kind] } : {}),
    ]);
  }
}

/** Of a folder or a file, to follow its name. */
export function whyUnreadable(code: string): string {
  return Object.hasOwn(reasons, code) ? `${reasons[code]} (${code})` : `cannot be read (${code})`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is no folder',
  EACCES: 'may not be read by this user',
};

const missing: Readonly<Record<ScriptKind, string>> = {
  migrations:
    '`specwright db new NAME` makes it, with a first migration; where it is elsewhere, name it by --migrations, or as `database.migrations` in the settings',
  data: 'Make it, or take it out of the settings',
  seeds: 'Make it; where it is elsewhere, name it by --seeds, or as `database.seeds` in the settings',
};
