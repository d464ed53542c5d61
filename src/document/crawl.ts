import { type Code, type Finding, FindingsError, finding } from '../diagnostics/index.js';
import { type Access, AccessError } from './access.js';
import { kindAt, passesThrough } from './data-roots.js';
import { components, document, type Kind, schema, unknown } from './kinds.js';
import { letterEscapes } from './letter-escapes.js';
import type { Limits } from './limits.js';
import { decodeText, type ParsedSource, parseText } from './parse.js';
import { duplicateKeys } from './parse-json.js';
import { type Held, type Visit, wrongReferences } from './reference-check.js';
import { refuseBroken } from './refuse-broken.js';
import { childOf, Resolver } from './resolve.js';
import type { Borne, DocumentSet, Json, NodeRef, SourceFile } from './types.js';
import { splitFragment } from './uri.js';
import { looksLikeUri, type Walked, walk } from './walk.js';

/** A file with what the crawl has to remember of it. */
interface Crawled {
  readonly source: ParsedSource;
  readonly isDocument: boolean;
  readonly seen: Set<object> | undefined;
  readonly dataRoots: Set<object>;
  /** Whether references are told apart by more than their text: with an `$id` the same text may mean two things. */
  readonly everyPlace: boolean;
  /** Whether its schemas may name themselves. */
  readonly names: boolean;
  /** Whether its parser leaves keys that stand twice to be found by their number. */
  readonly countsKeys: boolean;
  /** The visits made, to find every place of a bad reference. */
  readonly visits: Visit[];
  keys: number;
  /** Whether every node was visited. */
  whole: boolean;
}

interface Task extends Visit {
  readonly crawled: Crawled;
  readonly counts: boolean;
}

export interface CrawlOptions {
  readonly access: Access;
  readonly limits: Limits;
  /** How long the root is. */
  readonly bytes: number;
  /** Base of relative references where it is not the root's uri. */
  readonly retrieval?: string | undefined;
  /** Whether a set is given though it has errors, which are then among its findings. */
  readonly allowBroken: boolean;
}

/**
 * Reads everything that a document reaches by `$ref` and checks that every reference leads somewhere.
 * @throws FindingsError with every finding of every file
 */
export async function crawl(root: ParsedSource, options: CrawlOptions): Promise<DocumentSet> {
  const { access, limits, bytes, retrieval, allowBroken } = options;
  const set = await new Crawl(access, limits, bytes, allowBroken).run(root, retrieval);
  if (!allowBroken) refuseBroken(set);
  return set;
}

class Crawl {
  readonly #access: Access;
  readonly #limits: Limits;
  #bytesLeft: number;
  readonly #resolver = new Resolver();
  readonly #files = new Map<string, Crawled>();
  readonly #references: Held[] = [];
  readonly #tasks: Task[] = [];
  /** By uri. */
  readonly #failures = new Map<string, AccessError>();
  readonly #findings: Finding[] = [];
  readonly #marks = new Set<Borne>();
  /** Nodes outside the documents' own structure that were queued for a visit. */
  readonly #reached = new Set<string>();
  #unreached: Held[] = [];
  #hasIds = true;
  /** Whether YAML that does not parse is read around its faults. */
  readonly #recover: boolean;
  /** Those faults, which are told before all that follows. */
  readonly #faults: Finding[] = [];

  constructor(access: Access, limits: Limits, bytes: number, recover: boolean) {
    this.#recover = recover;
    this.#access = access;
    this.#limits = limits;
    this.#bytesLeft = limits.bytes - bytes;
  }

  async run(root: ParsedSource, retrieval?: string): Promise<DocumentSet> {
    // OpenAPI 3.0 has no $id and no anchors
    this.#hasIds = !/^3\.0/.test(String(childOf(root.file.value, 'openapi')));
    this.#add(root, retrieval);
    let checked = 0;
    for (let task = this.#tasks.shift() ?? this.#rest(); task; task = this.#tasks.shift() ?? this.#rest()) {
      this.#visit(task);
      for (; checked < this.#references.length; checked++) await this.#fetch(this.#references[checked]!);
      if (this.#tasks.length === 0) this.#reach();
    }
    this.#findings.push(...wrongReferences(this.#references, this.#resolver, this.#failures, this.#files));
    for (const crawled of this.#files.values()) this.#checkKeys(crawled);
    this.#sortFindings();
    return this.#set(root);
  }

  /** By file in the order reached, those that could not be parsed last; then by place. */
  #sortFindings(): void {
    const order = [...this.#files.values()].map(({ source }) => source.file.display);
    const rank = (file: string) => (order.includes(file) ? order.indexOf(file) : order.length);
    this.#findings.sort(({ location: a }, { location: b }) => {
      if (!a || !b) return 0;
      if (a.file !== b.file) return rank(a.file) - rank(b.file) || (a.file < b.file ? -1 : 1);
      return a.line - b.line || a.column - b.column;
    });
  }

  #set(root: ParsedSource): DocumentSet {
    const resolver = this.#resolver;
    const files = new Map<string, SourceFile>();
    const sources = [...this.#files.values()].map(({ source }) => source);
    for (const [uri, { source }] of this.#files) files.set(uri, source.file);
    return Object.freeze({
      root: root.file,
      files,
      findings: Object.freeze([...this.#faults, ...this.#findings]),
      mayBear: (mark: Borne) => this.#marks.has(mark) || sources.some(source => mayBear(source, mark)),
      resolve: (ref: string, from: { file: SourceFile; pointer: string }) => resolver.resolve(ref, from),
    });
  }

  #add(source: ParsedSource, retrieval?: string): void {
    const { file, parsed } = source;
    const isDocument = this.#files.size === 0 || looksLikeDocument(file.value);
    const crawled: Crawled = {
      source,
      isDocument,
      seen: parsed.hasAliases || !isDocument ? new Set() : undefined,
      dataRoots: new Set(),
      everyPlace: this.#hasIds && (file.has('$id') || file.has('$self')),
      names: this.#hasIds,
      countsKeys: parsed.keys !== undefined,
      visits: [],
      keys: 0,
      whole: isDocument,
    };
    this.#files.set(file.uri, crawled);
    this.#findings.push(...parsed.findings);
    this.#faults.push(...(parsed.faults ?? []));
    const self = childOf(file.value, '$self');
    this.#resolver.addFile(file, this.#hasIds && typeof self === 'string' ? self : undefined, retrieval);
    if (isDocument) this.#tasks.push({ crawled, pointer: '', value: file.value, kind: document, counts: true });
  }

  /** Of files that are no documents, what no reference reached. */
  #rest(): Task | undefined {
    for (const crawled of this.#files.values()) {
      if (crawled.whole) continue;
      crawled.whole = true;
      return { crawled, pointer: '', value: crawled.source.file.value, kind: unknown, counts: true };
    }
    return undefined;
  }

  #visit(task: Task): void {
    const { crawled, pointer, value, kind, counts, isOther } = task;
    const { file } = crawled.source;
    crawled.visits.push(task);
    // what was seen in it as a document it may be gone through again
    const found = walk(value, pointer, kind, isOther ? { ...crawled, seen: crawled.seen && new Set() } : crawled);
    if (counts) crawled.keys += found.keys;
    this.#name(file, found);
    for (const mark of found.marks) this.#marks.add(mark);
    for (const reference of found.references) {
      const held = { ...reference, file };
      this.#references.push(held);
      this.#unreached.push(held);
    }
    for (const at of found.malformed) this.#report('ref-syntax', 'a $ref must be a text', file, at);
    for (const at of found.mergeKeys) this.#report('merge-key', '`<<` does not merge anything', file, at);
  }

  #name(file: SourceFile, found: Walked): void {
    for (const { pointer, id, anchors } of found.namings) {
      if (id !== undefined) this.#resolver.addId(file, pointer, id);
      for (const anchor of anchors) this.#resolver.addAnchor(file, pointer, anchor);
    }
  }

  /** Reads the file that a reference leads to, unless it is there or was tried. */
  async #fetch(held: Held): Promise<void> {
    const { document } = splitFragment(held.ref);
    if (document === '' || (held.isMapping && !looksLikeUri(held.ref))) return;
    for (const uri of this.#resolver.candidates(document, held)) {
      if (this.#resolver.knows(uri) || (await this.#load(uri))) return;
    }
  }

  async #load(uri: string): Promise<boolean> {
    if (this.#failures.has(uri)) return false;
    try {
      if (this.#files.size >= this.#limits.files) {
        throw new AccessError('too-many-files', `the document reaches more than ${this.#limits.files} files`);
      }
      const raw = await this.#access.read(uri, this.#bytesLeft);
      this.#bytesLeft -= raw.bytes.length;
      this.#add(parseText(decodeText(raw), this.#limits, { recover: this.#recover }), raw.retrieval);
      return true;
    } catch (error) {
      if (error instanceof FindingsError) {
        this.#findings.push(...error.findings);
        this.#failures.set(uri, new AccessError('unreadable-file', ''));
      } else if (error instanceof AccessError) this.#failures.set(uri, error);
      else throw error;
      return false;
    }
  }

  /** Queues the targets that a visit of the documents' own structure does not come to. */
  #reach(): void {
    // one that leads nowhere yet may do so when more files are read
    this.#unreached = this.#unreached.filter(held => {
      const target = this.#resolver.resolve(held.ref, held);
      if (target) this.#reachTarget(target, held.kind);
      else this.#reachNamed(held);
      return target === undefined;
    });
  }

  /** Who refers to a schema by its name means a file of schemas: the name is found by reading it as one. */
  #reachNamed(held: Held): void {
    const { document, fragment = '' } = splitFragment(held.ref);
    if (held.kind !== schema || fragment === '' || fragment.startsWith('/')) return;
    const uri = this.#resolver.candidates(document, held).find(each => this.#resolver.knows(each));
    const file = uri === undefined ? undefined : this.#resolver.fileOf(uri);
    if (file && !this.#files.get(file.uri)!.isDocument)
      this.#reachTarget({ file, pointer: '', value: file.value }, schema);
  }

  #reachTarget(target: NodeRef, kind: Kind): void {
    const crawled = this.#files.get(target.file.uri)!;
    // as nearly all do
    if (crawled.isDocument && !crawled.source.parsed.hasAliases && isComponent(target.pointer)) return;
    const inData = passesThrough(target, crawled.dataRoots);
    // a file that looks like a document may be something else to who refers to it, or to a part of it
    const isOther = crawled.isDocument && !inData;
    if (isOther && target.pointer !== '' && (kind === unknown || kindAt(target) === kind)) return;
    const key = `${target.file.uri}#${target.pointer}`;
    if (this.#reached.has(key)) return;
    this.#reached.add(key);
    const counts = !inData && !isOther;
    this.#tasks.push({ crawled, pointer: target.pointer, value: target.value, kind, counts, isOther });
  }

  #checkKeys({ source, keys }: Crawled): void {
    const { file, parsed } = source;
    if (parsed.keys !== undefined && parsed.keys !== keys) this.#findings.push(...duplicateKeys(file));
  }

  #report(code: Code, message: string, file: SourceFile, pointer: string): void {
    this.#findings.push(finding(code, message, { location: file.locate(pointer) }));
  }
}

/** Whether a mark may stand in a file that was not visited as a whole: where keys are not counted, data is passed by. */
function mayBear({ file, parsed }: ParsedSource, mark: Borne): boolean {
  return parsed.keys === undefined && (file.has(mark) || letterEscapes.some(each => file.has(each)));
}

/** Whether a pointer leads to a component of a document. */
function isComponent(pointer: string): boolean {
  const section = /^\/components\/(\w+)\/[^/]+$/.exec(pointer)?.[1];
  return section !== undefined && components.fields.has(section);
}

function looksLikeDocument(value: Json): boolean {
  return ['openapi', 'swagger', 'paths', 'components', 'webhooks'].some(name => childOf(value, name) !== undefined);
}
