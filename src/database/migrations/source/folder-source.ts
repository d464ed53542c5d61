import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type Finding, FindingsError, finding } from '../../../diagnostics/index.js';
import { errorCode } from '../error-field.js';
import type { MigrationFile, MigrationSource } from '../migration.js';
import { loadModule } from './load-module.js';
import { dataStepOf, migrationOf } from './module-shape.js';
import { isMigrationName, scriptName } from './names.js';
import { entries, type ScriptKind, whyUnreadable } from './script-folder.js';

/** The folder of data migrations within that of migrations. */
export const dataFolder = 'data';

/**
 * The migrations of a folder, in the order of their names; those on data in its folder `data`.
 * @param folder relative to `cwd`
 */
export function folderSource(folder: string, cwd: string = process.cwd()): MigrationSource {
  const path = resolve(cwd, folder);
  return Object.freeze({
    list: () => scripts(path, cwd, 'migrations', migrationFault),
    load: async (file: MigrationFile) => migrationOf(await loadModule(file), file),
    listData: () => scripts(join(path, dataFolder), cwd, 'data', migrationFault),
    loadData: async (file: MigrationFile) => dataStepOf(await loadModule(file), file),
  });
}

/**
 * The scripts of a folder.
 * @param kind what they are; the folder of those on data may be missing
 * @param faultOf what is wrong with a name
 * @throws FindingsError with every name that can't be, and every name that is there twice
 */
export async function scripts(
  folder: string,
  cwd: string,
  kind: ScriptKind,
  faultOf: (name: string) => string | undefined,
): Promise<readonly MigrationFile[]> {
  const found = (await entries(folder, kind)).flatMap(file => scriptName(file) ?? []);
  const display = (file: string) => relative(cwd, join(folder, file)) || file;
  const faults = found.flatMap(({ name, ending }, index) => {
    const file = display(`${name}.${ending}`);
    const first = found.findIndex(other => other.name === name);
    if (first < index) return [twice(file, display(`${name}.${found[first]?.ending}`))];
    const fault = faultOf(name);
    return fault === undefined ? [] : [finding('migration-misnamed', `${file}: ${fault}`)];
  });
  if (faults.length > 0) throw new FindingsError(faults);
  return Promise.all(
    found.map(async ({ name, ending }) => {
      const path = join(folder, `${name}.${ending}`);
      const language = ending.endsWith('ts') ? ('typescript' as const) : ('javascript' as const);
      return Object.freeze({
        name,
        language,
        path,
        display: display(`${name}.${ending}`),
        text: await textOf(path, display(`${name}.${ending}`)),
      });
    }),
  );
}

function migrationFault(name: string): string | undefined {
  return isMigrationName(name) ? undefined : 'a migration is called YYYYMMDDHHMMSS_verb_noun';
}

function twice(file: string, other: string): Finding {
  const remedy = 'Remove one of them: what is compiled goes into a folder of its own';
  return finding('migration-misnamed', `${file} and ${other} are one migration by their name`, { remedy });
}

async function textOf(path: string, display: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new FindingsError([finding('migrations-unreadable', `${display} ${whyUnreadable(errorCode(error))}`)]);
  }
}
