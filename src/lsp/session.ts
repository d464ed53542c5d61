import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Connection, type Position, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSet } from '../document/index.js';
import type { Cursor } from './cursor.js';
import { isRoot, mayHoldOpenApi } from './document-kind.js';
import type { Reviewer, ReviewRequest } from './review.js';
import { ReviewLoop } from './review-loop.js';
import { ShownFindings } from './shown-findings.js';
import { EditorUris } from './uris.js';
import { Workspace, type WorkspaceNeeds } from './workspace.js';

export interface SessionNeeds {
  readonly reviewer: Reviewer;
  readonly documentOf: WorkspaceNeeds['documentOf'];
}

/** Milliseconds without a keystroke. */
const pause = 100;

/** What an editor has open, and what it was told of that. */
export class Session {
  readonly documents = new TextDocuments(TextDocument);
  readonly shown = new ShownFindings();
  readonly uris = new EditorUris();
  readonly workspace: Workspace;
  readonly #connection: Connection;
  readonly #reviewer: Reviewer;
  readonly #loop: ReviewLoop;
  /** By the URI that document sets use, as an editor may write it otherwise. */
  readonly #open = new Map<string, TextDocument>();
  /** By the same, the URIs that the editor writes, of what it had open too: what is told of that is taken back under them. */
  readonly #names = new Map<string, string>();
  #texts: ReadonlyMap<string, string> | undefined;
  #ready: NodeJS.Timeout | undefined;
  /** The files of which no document is known that reaches them. */
  readonly #foreign = new Set<string>();
  /** What the editor held when documents were reviewed. */
  readonly #reviewed = new Map<string, ReadonlyMap<string, string>>();

  constructor(connection: Connection, { reviewer, documentOf }: SessionNeeds) {
    this.#connection = connection;
    this.#reviewer = reviewer;
    this.workspace = new Workspace({ texts: () => this.texts, documentOf });
    this.#loop = new ReviewLoop({
      reviewer,
      request: root => this.#requestOf(root),
      done: (root, review, { texts }) => {
        this.#reviewed.set(root, texts);
        this.#foreign.clear();
        this.#publish(this.shown.set(root, review));
        this.#getReady(root);
      },
      failed: (root, error) => this.#tellFailure(root, error),
    });
  }

  /** What the editor holds of files, by absolute path. */
  get texts(): ReadonlyMap<string, string> {
    return (this.#texts ??= new Map(
      [...this.#open.values()].flatMap(document => {
        const path = this.uris.pathOf(document.uri);
        return path === undefined ? [] : [[path, document.getText()] as const];
      }),
    ));
  }

  listen(): void {
    this.documents.onDidChangeContent(({ document }) => {
      this.#open.set(this.uris.uniform(document.uri), document);
      this.#names.set(this.uris.uniform(document.uri), document.uri);
      this.#texts = undefined;
      this.#fileChanged(document.uri);
    });
    this.documents.onDidClose(({ document }) => {
      this.#open.delete(this.uris.uniform(document.uri));
      this.#texts = undefined;
      this.#fileChanged(document.uri);
    });
    this.documents.onDidSave(({ document }) => this.#saved(document.uri));
    this.documents.listen(this.#connection);
    this.#connection.onDidChangeWatchedFiles(({ changes }) => {
      this.workspace.filesChanged();
      this.#foreign.clear();
      for (const { uri } of changes) this.#saved(uri);
    });
  }

  /** What the editor has open under a URI. */
  document(uri: string): TextDocument | undefined {
    return this.documents.get(uri);
  }

  cursor(uri: string, position: Position): Cursor | undefined {
    const document = this.document(uri);
    return document && { uri: this.uris.uniform(uri), text: document.getText(), position };
  }

  /** The documents that a file is a part of. */
  async sets(uri: string): Promise<readonly DocumentSet[]> {
    return this.workspace.setsOf(this.uris.uniform(uri), await this.#allRootsOf(uri), root =>
      this.workspace.sets.of(root),
    );
  }

  /** The documents that reach a file beside those given, be they open or not. */
  async setsBeside(uri: string, given: readonly DocumentSet[]): Promise<readonly DocumentSet[]> {
    const path = this.uris.pathOf(uri);
    if (path === undefined) return [];
    const all = [...(await this.sets(uri)), ...(await this.workspace.setsAround(path))];
    return [...new Set(all)].filter(set => !given.includes(set));
  }

  /** The same as they were read last, at once. */
  async recentSets(uri: string): Promise<readonly DocumentSet[]> {
    return this.workspace.setsOf(this.uris.uniform(uri), await this.#allRootsOf(uri), root =>
      this.workspace.sets.recent(root),
    );
  }

  async #allRootsOf(uri: string): Promise<readonly string[]> {
    const path = this.uris.pathOf(uri);
    if (path === undefined) return [];
    const known = this.#rootsOf(uri);
    return known.length > 0 ? known : this.workspace.rootsOf(path, this.shown.roots);
  }

  /** Whether what is shown of a file was found in its text as it is now. */
  isCurrent(uri: string): boolean {
    const [path, text] = [this.uris.pathOf(uri), this.document(uri)?.getText()];
    if (path === undefined || text === undefined) return false;
    return this.shown.rootsWith(this.uris.uniform(uri)).every(root => this.#reviewed.get(root)?.get(path) === text);
  }

  /** The URI by which the editor knows a file. */
  editorUri(uri: string): string {
    return this.#names.get(uri) ?? uri;
  }

  async close(): Promise<void> {
    clearTimeout(this.#ready);
    await this.#reviewer.close();
  }

  /** Reads a document in the thread that answers, once somebody stops typing: what is asked next need not wait for it. */
  #getReady(root: string): void {
    clearTimeout(this.#ready);
    this.#ready = setTimeout(() => void this.workspace.sets.keep(root), pause);
  }

  #rootsOf(uri: string): readonly string[] {
    const path = this.uris.pathOf(uri);
    const own = this.#open.get(this.uris.uniform(uri));
    const isOne = path !== undefined && own !== undefined && mayHoldOpenApi(path) && isRoot(own.getText());
    return [...new Set([...(isOne ? [path] : []), ...this.shown.rootsWith(this.uris.uniform(uri))])];
  }

  #fileChanged(uri: string): void {
    const path = this.uris.pathOf(uri);
    if (path === undefined) return;
    this.workspace.sets.changed(path);
    const roots = this.#rootsOf(uri);
    if (roots.length > 0) this.#loop.changed(roots);
    // other YAML is typed too, and need not be looked for in all documents at each keystroke
    else if (!this.#foreign.has(path)) void this.#lookFor(path);
  }

  async #lookFor(path: string): Promise<void> {
    try {
      this.#foreign.add(path);
      const roots = await this.workspace.rootsOf(path, this.shown.roots);
      if (roots.length > 0) this.#foreign.delete(path);
      this.#loop.changed(roots);
    } catch (error) {
      this.#tellFailure(path, error);
    }
  }

  #saved(uri: string): void {
    const path = this.uris.pathOf(uri);
    if (path === undefined) return;
    const isPart = this.workspace.sets.hold(path);
    // it was told of as it was typed
    if (isPart && this.#open.has(this.uris.uniform(uri))) return;
    // settings, rulesets, a baseline; or a file that others have been looking for
    if (!isPart) this.#reviewer.forget();
    this.workspace.sets.changed();
    this.#loop.changed(this.shown.roots);
  }

  /** A document is reviewed as long as one of its files is open. */
  #requestOf(root: string): ReviewRequest | undefined {
    const texts = this.texts;
    const uri = pathToFileURL(root).href;
    const isOpen = [...this.#open.keys()].some(each => each === uri || this.shown.rootsWith(each).includes(root));
    const isKnown = this.shown.roots.includes(root);
    if (isOpen || (!isKnown && this.#open.size > 0))
      return { path: root, folder: this.workspace.projectOf(root), texts };
    this.workspace.sets.forget(root);
    this.#reviewed.delete(root);
    this.#publish(this.shown.drop(root));
    return undefined;
  }

  #publish(uris: Iterable<string>): void {
    for (const uri of uris) {
      const version = this.#open.get(uri)?.version;
      const diagnostics = this.shown.of(uri).map(({ diagnostic }) => diagnostic);
      const about = { uri: this.editorUri(uri), diagnostics, ...(version !== undefined && { version }) };
      void this.#connection.sendDiagnostics(about);
    }
  }

  #tellFailure(path: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#connection.window.showErrorMessage(`${basename(path)} could not be reviewed: ${reason}`);
  }
}
