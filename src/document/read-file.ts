import { existsSync } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Access, AccessError, type Raw } from './access.js';

export interface FileOptions {
  /** Told of each file under the root, there or not, before it is read. */
  readonly onRead?: (path: string) => void;
  /** Texts that stand in for files, by absolute path. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** Reads files under one folder. Symbolic links are followed first, so that none leads out of it. */
export class FileAccess implements Access {
  readonly #cwd: string;
  readonly #root: string;
  readonly #options: FileOptions;

  /** @param root a real path */
  constructor(cwd: string, root: string, options: FileOptions = {}) {
    this.#cwd = cwd;
    this.#root = root;
    this.#options = options;
  }

  async read(uri: string, limit: number): Promise<Raw> {
    const path = pathOf(uri);
    const display = displayPath(path, this.#cwd);
    // told before the file is looked for, so that a document cannot find out which files exist elsewhere
    if (!isWithin(path, this.#root) && !isWithin(await realpathOfFolder(path), this.#root))
      throw outside(display, this.#root);
    this.#options.onRead?.(path);
    const held = heldText(this.#options.texts, path, display, limit);
    if (held) return { uri, display, bytes: held };
    const real = await realpath(path).catch(error => {
      throw unreadable(display, error);
    });
    if (!isWithin(real, this.#root)) throw outside(display, this.#root);
    return { uri, display, bytes: await readRegularFile(real, display, limit) };
  }
}

/**
 * The text that stands in for a file; undefined where there is none.
 * @throws AccessError too-large
 */
export function heldText(
  texts: FileOptions['texts'],
  path: string,
  display: string,
  limit: number,
): Uint8Array | undefined {
  const text = texts?.get(path);
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text);
  if (bytes.length > limit) throw tooLarge(display, limit);
  return bytes;
}

/**
 * Reads a regular file of at most `limit` bytes.
 * @throws AccessError unreadable-file, too-large
 */
export async function readRegularFile(path: string, display: string, limit: number): Promise<Uint8Array> {
  try {
    // not blocking: opening a named pipe would wait for ever
    const file = await open(path, 0o4000 /* O_NONBLOCK */);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new AccessError('unreadable-file', `${display} is not a regular file`);
      if (stat.size > limit) throw tooLarge(display, limit);
      return await contentOf(file, stat.size);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof AccessError ? error : unreadable(display, error);
  }
}

/** All of a file at once, where its size is known: otherwise it is read in small parts, each of which waits for the parser. */
async function contentOf(file: FileHandle, size: number): Promise<Uint8Array> {
  // files of the system itself have none
  if (size === 0) return file.readFile();
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await file.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

export function tooLarge(display: string, limit: number): AccessError {
  return new AccessError('too-large', `${display} is larger than the ${limit} bytes that are left of the limit`);
}

function unreadable(display: string, error: unknown): AccessError {
  // an error of node:fs has a code
  const code = (error as NodeJS.ErrnoException).code;
  const why = code === 'ENOENT' ? 'does not exist' : code === 'EACCES' ? 'may not be read' : `cannot be read (${code})`;
  return new AccessError('unreadable-file', `${display} ${why}`);
}

function outside(display: string, root: string): AccessError {
  return new AccessError('ref-outside-root', `${display} is outside the root folder ${root}`);
}

function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    throw new AccessError('ref-syntax', `${uri} is not the URI of a local file`);
  }
}

async function realpathOfFolder(path: string): Promise<string> {
  return join(await realpath(dirname(path)).catch(() => dirname(path)), 'x');
}

/** Whether a path is a folder, or in it. */
export function isWithin(path: string, folder: string): boolean {
  const rest = relative(folder, path);
  return rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest);
}

/** As the user would type it, with `/` everywhere. */
export function displayPath(path: string, cwd: string): string {
  return (relative(cwd, path) || '.').replaceAll(sep, '/');
}

export function fileUri(path: string): string {
  return pathToFileURL(path).href;
}

/**
 * The root folder where none is named: the working tree of the repository that the folder belongs to, else the folder itself.
 * A document in a repository may so refer to its neighbours, yet never to the user's other files.
 */
export async function defaultRoot(folder: string): Promise<string> {
  const start = await realpath(folder).catch(() => folder);
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return start;
  }
}
