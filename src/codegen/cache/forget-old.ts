import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const minute = 60_000;

/** The files of a cache, by the longest time that one is of use after it was last written. */
const ages: readonly { readonly name: RegExp; readonly most: number }[] = [
  // of a run that was ended while it wrote
  { name: /^(?:records|state)-[\da-f]{16}\.(?:log|json)\.[\da-f]+\.tmp$/, most: 10 * minute },
  // of a folder that nothing is generated into any more
  { name: /^(?:records|state)-[\da-f]{16}\.(?:log|json)$/, most: 30 * 24 * 60 * minute },
];

/** Removes what nobody will use. @throws the file system's error */
export async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const most = ages.find(each => each.name.test(name))?.most;
    if (most === undefined) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > most) await rm(join(folder, name), { force: true });
  }
}
