import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A module that is built of src/registry/; those are no part of this bundle, since they use the package as any user does.
 * @param name its path below that folder, without ending
 */
export async function registryModule<Module>(name: string): Promise<Module> {
  const root = dirname(createRequire(import.meta.url).resolve('specwright/package.json'));
  return import(pathToFileURL(join(root, `dist/registry/${name}.js`)).href);
}
