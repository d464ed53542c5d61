import { realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FindingsError, finding } from '../diagnostics/index.js';
import { type Access, AccessError, type Raw } from './access.js';
import { crawl } from './crawl.js';
import { defaultLimits, type Limits } from './limits.js';
import { decodeText, type Format, parseText } from './parse.js';
import { defaultRoot, FileAccess, fileUri, readRegularFile } from './read-file.js';
import type { DocumentSet } from './types.js';

export interface LoadOptions {
  /** The working folder: relative paths begin here. Default: the process's. */
  readonly cwd?: string;
  /**
   * The folder that no `$ref` may leave, symbolic links followed. Default: the working tree of the repository that the
   * document's folder belongs to, else the document's folder.
   */
  readonly root?: string;
  /** Whether http(s) URLs may be read. Never those of private, link-local or loopback addresses. Default: false. */
  readonly allowRemote?: boolean;
  readonly limits?: Partial<Limits>;
  /** Default: by the ending of the name, else by the text. */
  readonly format?: Format;
}

/**
 * Reads an OpenAPI document and all that it reaches by `$ref`.
 * @param source a path, `-` for standard input, an http(s) URL (with `allowRemote`), or `git:REV:PATH`
 * @throws FindingsError with every finding, where the document cannot be read or one of its references leads nowhere
 */
export async function loadDocument(source: string, options: LoadOptions = {}): Promise<DocumentSet> {
  const limits = { ...defaultLimits, ...options.limits };
  const cwd = resolve(options.cwd ?? '.');
  try {
    const path = resolve(cwd, source);
    const bytes = await readRegularFile(path, source, limits.bytes);
    const root = options.root ? await realpath(resolve(cwd, options.root)) : await defaultRoot(dirname(path));
    return await loadRaw({ uri: fileUri(path), display: source, bytes }, new FileAccess(cwd, root), limits, options);
  } catch (error) {
    throw error instanceof AccessError ? new FindingsError([toFinding(error)]) : error;
  }
}

async function loadRaw(raw: Raw, access: Access, limits: Limits, options: LoadOptions, retrieval?: string) {
  const root = parseText(decodeText(raw), raw, limits, options.format);
  return crawl(root, access, limits, raw.bytes.length, retrieval);
}

function toFinding(error: AccessError) {
  return finding(error.code, error.message, error.remedy === undefined ? {} : { remedy: error.remedy });
}
