import { realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  checkArgument,
  checkOptions,
  type Finding,
  FindingsError,
  finding,
  type OptionRule,
} from '../diagnostics/index.js';
import { AccessError, type Raw } from './access.js';
import { crawl } from './crawl.js';
import { defaultLimits, type Limits } from './limits.js';
import { loadRules, sourceRule, textRule, textRules } from './option-rules.js';
import { decodeText, type Format, parseText } from './parse.js';
import { AccessByScheme, type Sources } from './read-by-scheme.js';
import { defaultRoot, FileAccess, fileUri, heldText, readRegularFile, tooLarge } from './read-file.js';
import { GitAccess, parseGitSource } from './read-git.js';
import type { RemoteOptions } from './read-remote.js';
import type { DocumentSet } from './types.js';

export interface LoadOptions {
  /** The working folder: relative paths begin here. Default: the process's. */
  readonly cwd?: string;
  /**
   * The folder that no `$ref` may leave, symbolic links followed. Default: the working tree of the repository that the
   * document's folder belongs to, else the document's folder. Of standard input: the working folder's.
   */
  readonly root?: string;
  /** Whether http(s) URLs may be read. Never those of private, link-local or loopback addresses. Default: false. */
  readonly allowRemote?: boolean;
  readonly limits?: Partial<Limits>;
  /** Default: by the ending of the name, else by the text. */
  readonly format?: Format;
  /**
   * Whether a set is given though a file of it cannot be used or a reference leads nowhere: its `findings` then hold
   * the errors, which createContract throws together with its own. YAML that does not parse is read around its faults: a
   * file then has `holes`. Default: false, they are thrown at once.
   */
  readonly allowBroken?: boolean;
  /** Texts that stand in for files, by absolute path: what an editor holds and has not saved. Default: none. */
  readonly texts?: ReadonlyMap<string, string>;
  /** What `-` reads. Default: the process's standard input. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Called with the path of each file before it is looked for: for those who watch them. */
  readonly onRead?: (path: string) => void;
  /** For tests only: lets the network's checks be met on the machine itself. */
  readonly remote?: Omit<RemoteOptions, 'milliseconds'>;
}

export interface TextOptions {
  /** Stands in every location. */
  readonly display: string;
  readonly format?: Format;
  readonly limits?: Partial<Limits>;
  /** As for loadDocument. */
  readonly allowBroken?: boolean;
}

/** The root's bytes, where the rest may be read from, and the base of relative references. */
interface Start {
  readonly raw: Raw;
  readonly sources: Sources;
  readonly retrieval?: string;
}

/**
 * Reads an OpenAPI document and all that it reaches by `$ref`.
 * @param source a path, `-` for standard input, an http(s) URL (with `allowRemote`), or `git:REV:PATH`
 * @throws FindingsError with every finding, where the document cannot be read or one of its references leads nowhere
 */
export async function loadDocument(source: string, options: LoadOptions = {}): Promise<DocumentSet> {
  checkArgument('source', source, sourceRule);
  checkOptions(options, loadRules satisfies Record<keyof LoadOptions, OptionRule>);
  const limits = { ...defaultLimits, ...options.limits };
  try {
    return await loadFrom(await open(source, options, limits), limits, options);
  } catch (error) {
    throw error instanceof AccessError ? new FindingsError([toFinding(error, displayOf(source))]) : error;
  }
}

/**
 * Reads a document in hand. No file and no URL is read: every reference must lead into the text itself.
 * @throws FindingsError with every finding
 */
export async function loadText(text: string, options: TextOptions): Promise<DocumentSet> {
  checkArgument('text', text, textRule);
  checkOptions(options, textRules satisfies Record<keyof TextOptions, OptionRule>);
  const limits = { ...defaultLimits, ...options.limits };
  const bytes = Buffer.from(text);
  if (bytes.length > limits.bytes)
    throw new FindingsError([toFinding(tooLarge(options.display, limits.bytes), options.display)]);
  const raw = { uri: 'memory:', display: options.display, bytes };
  const sources = { withoutFiles: 'a document in hand has no files beside it' };
  return loadFrom({ raw, sources, retrieval: 'file:///' }, limits, options);
}

async function loadFrom(
  { raw, sources, retrieval = raw.retrieval }: Start,
  limits: Limits,
  { format, allowBroken = false }: Pick<LoadOptions, 'format' | 'allowBroken'>,
): Promise<DocumentSet> {
  const root = parseText(decodeText(raw), limits, { recover: allowBroken, ...(format && { format }) });
  const access = new AccessByScheme(sources);
  return crawl(root, { access, limits, bytes: raw.bytes.length, retrieval, allowBroken });
}

async function open(source: string, options: LoadOptions, limits: Limits): Promise<Start> {
  const cwd = resolve(options.cwd ?? '.');
  const remote = options.allowRemote ? { remote: await remoteAccess(options, limits) } : {};
  if (/^https?:\/\//i.test(source)) {
    const raw = await new AccessByScheme(remote).read(hrefOf(source), limits.bytes);
    return { raw, sources: { ...remote, withoutFiles: 'a document of the network reads no local files' } };
  }
  if (source.startsWith('git:')) return openGit(source, cwd, remote, limits);
  const root = (folder: string) => (options.root ? realpath(resolve(cwd, options.root)) : defaultRoot(folder));
  if (source === '-') {
    const bytes = await readStream(options.stdin ?? process.stdin, limits.bytes);
    const sources = { ...remote, file: new FileAccess(cwd, await root(cwd), options) };
    return { raw: { uri: 'stdin:', display: '<stdin>', bytes }, sources, retrieval: fileUri(join(cwd, '-')) };
  }
  const path = resolve(cwd, source);
  options.onRead?.(path);
  const bytes =
    heldText(options.texts, path, source, limits.bytes) ?? (await readRegularFile(path, source, limits.bytes));
  const file = new FileAccess(cwd, await root(dirname(path)), options);
  return { raw: { uri: fileUri(path), display: source, bytes }, sources: { ...remote, file } };
}

/** Node's HTTP is loaded for those alone who may read the network. */
async function remoteAccess({ remote }: LoadOptions, { remoteMilliseconds }: Limits) {
  const { RemoteAccess } = await import('./read-remote.js');
  return new RemoteAccess({ ...remote, milliseconds: remoteMilliseconds });
}

function hrefOf(source: string): string {
  if (URL.canParse(source)) return new URL(source).href;
  throw new AccessError('remote-failed', `${displayOf(source)} is not a URL`);
}

async function openGit(source: string, cwd: string, remote: Sources, limits: Limits): Promise<Start> {
  const { revision, path } = parseGitSource(source);
  const git = await GitAccess.open(cwd, revision);
  const raw = await git.read(git.uri(await git.topPath(path)), limits.bytes);
  const withoutFiles = 'a document of a revision reads the files of that revision only';
  return { raw: { ...raw, display: source }, sources: { ...remote, git, withoutFiles } };
}

async function readStream(stream: AsyncIterable<Uint8Array | string>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > limit) throw tooLarge('<stdin>', limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Of a document that can't be read at all: its place is its beginning. */
function toFinding({ code, message, remedy }: AccessError, file: string): Finding {
  const location = Object.freeze({ file, line: 1, column: 1, pointer: '' });
  return finding(code, message, { location, ...(remedy !== undefined && { remedy }) });
}

/** A source as findings name it: without the name and password that a URL may come with. */
function displayOf(source: string): string {
  if (source === '-') return '<stdin>';
  return source.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}
