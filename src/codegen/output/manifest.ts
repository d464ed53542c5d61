import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { generatedMark } from '../print/generated-comment.js';
import { printJson } from '../print/json.js';

/** generated/manifest.json: of what the generated files were made, so that hashing tells whether they are current. */
export interface Manifest {
  readonly comment: string;
  /** Of the tool; another version may print otherwise. */
  readonly version: string;
  /** What was asked for, paths relative to the folder of the manifest. */
  readonly options: { readonly [name: string]: string | boolean };
  /** SHA-256 of every file of the `$ref` graph, by path relative to the folder of the manifest or by URI. */
  readonly inputs: { readonly [path: string]: string };
  /** SHA-256 of every generated file, by relative path. */
  readonly outputs: { readonly [path: string]: string };
  /** Handler files by relative path, each with its operation. Those of operations that are gone stay while the file does. */
  readonly handlers: { readonly [path: string]: string };
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function manifestText(manifest: Omit<Manifest, 'comment'>): string {
  return printJson({ comment: generatedMark, ...manifest });
}

/** @returns undefined where there is none, or none that can be read: then everything is made anew */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null || !('comment' in value) || value.comment !== generatedMark)
    return false;
  if (!('version' in value) || typeof value.version !== 'string') return false;
  const parts = ['options', 'inputs', 'outputs', 'handlers'];
  return parts.every(part => typeof Reflect.get(value, part) === 'object' && Reflect.get(value, part) !== null);
}
