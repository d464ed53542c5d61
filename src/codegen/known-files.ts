import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { KnownFiles } from '../plan/index.js';
import { validatorsFolder } from './folder-extensions.js';
import { readManifest } from './output/manifest.js';
import type { Settings } from './settings.js';

/**
 * The files that operations have had so far, by the manifest and by what lies in the handlers' folder: a handler is its
 * owner's, and must not become another operation's because a third was renamed.
 */
export async function knownFiles({ manifest, out, handlers }: Settings): Promise<KnownFiles> {
  const { handlers: owners = {}, outputs = {} } = (await readManifest(manifest)) ?? {};
  const ownerByPath = new Map(Object.entries(owners).map(([path, key]) => [resolve(out, path), key]));
  const names = handlers === undefined ? [] : await readdir(handlers).catch(() => []);
  const there = new Set(names);
  return {
    ownerOf: name => (handlers === undefined ? undefined : ownerByPath.get(resolve(handlers, `${name}.ts`))),
    has: name =>
      there.has(`${name}.ts`) || there.has(`${name}.js`) || Object.hasOwn(outputs, `${validatorsFolder}/${name}.js`),
  };
}
