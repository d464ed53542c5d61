import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { GenerateResult } from './options.js';
import { bytesWithPlainLineEnds } from './output/line-ends.js';
import { type Manifest, readManifest, sha256 } from './output/manifest.js';
import type { Settings } from './settings.js';

/**
 * Decides by hashing alone that nothing changed: neither the options, nor the tool, nor a file of the `$ref` graph, nor a
 * generated file, nor that a handler is missing. What the last run found comes from the user's cache.
 * @returns undefined where anything else is the case, or can't be told
 */
export async function resultIfCurrent(settings: Settings): Promise<GenerateResult | undefined> {
  const manifest = await readManifest(settings.manifest);
  if (!manifest || manifest.version !== settings.version || !isSame(manifest.options, settings.recorded))
    return undefined;
  const state = settings.cache.readState();
  if (!state || state.manifest !== hashOf(settings.manifest)) return undefined;
  const handlersAreThere = Object.keys(manifest.handlers).every(path => existsSync(resolve(settings.out, path)));
  if (!handlersAreThere || !(await areCurrent(settings, manifest))) return undefined;
  const sources = Object.keys(manifest.inputs).map(path => pathToFileURL(resolve(settings.out, path)).href);
  return { current: true, changes: [], findings: state.findings, operations: state.operations, sources };
}

async function areCurrent(settings: Settings, manifest: Manifest): Promise<boolean> {
  const outputs = Object.entries(manifest.outputs);
  for (const [path, hash] of [...Object.entries(manifest.inputs), ...outputs]) {
    if (hashOf(resolve(settings.out, path)) !== hash) return false;
  }
  const folders = new Set(
    outputs.map(([path]) => dirname(resolve(settings.out, path))).filter(folder => folder !== settings.handlers),
  );
  const known = new Set([settings.manifest, ...outputs.map(([path]) => resolve(settings.out, path)), ...folders]);
  for (const folder of folders) {
    // A file that is not in the manifest may be one of ours that is no longer made.
    const names = await readdir(folder).catch(() => []);
    if (names.some(name => /\.(?:js|ts|json)$/.test(name) && !known.has(resolve(folder, name)))) return false;
  }
  return true;
}

/** Hundreds of small files are read in a tenth of the time that promises take for them. */
function hashOf(path: string): string | undefined {
  try {
    return sha256(bytesWithPlainLineEnds(readFileSync(path)));
  } catch {
    return undefined;
  }
}

function isSame(one: Manifest['options'], other: Manifest['options']): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every(name => one[name] === other[name]);
}

/** A source as the manifest names it: relative to the generated folder, or its URI where it is no file. */
export function inputName(uri: string, relativeTo: (path: string) => string): string {
  return uri.startsWith('file:') ? relativeTo(fileURLToPath(uri)) : uri;
}
