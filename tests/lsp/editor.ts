import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startBuilt } from '../cli/built.js';

/** An editor with a folder open, and `specwright lsp` started as an editor does. */
export class Editor {
  readonly folder: string;
  readonly process: ChildProcess;
  readonly messages: string[] = [];
  readonly connection: ProtocolConnection;
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Set<() => void>();
  readonly #texts = new Map<string, TextDocument>();

  constructor(folder: string) {
    this.folder = folder;
    this.process = startBuilt(['lsp', '--stdio'], folder);
    const { stdout, stdin } = this.process;
    this.connection = createProtocolConnection(new StreamMessageReader(stdout!), new StreamMessageWriter(stdin!));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.set(params.uri, params);
      for (const look of this.#waiting) look();
    });
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
      for (const look of this.#waiting) look();
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  static async in(folder: string): Promise<Editor> {
    const editor = new Editor(folder);
    await editor.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'test' }],
      capabilities: {
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
        textDocument: { rename: { prepareSupport: true } },
      },
    });
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  text(name: string): string {
    return this.#document(name).getText();
  }

  async open(name: string, text = readFileSync(join(this.folder, name), 'utf8')): Promise<void> {
    const document = TextDocument.create(this.uri(name), name.endsWith('json') ? 'json' : 'yaml', 1, text);
    this.#texts.set(document.uri, document);
    const { uri, languageId, version } = document;
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
  }

  async close(name: string): Promise<void> {
    this.#texts.delete(this.uri(name));
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(name) } });
  }

  /** Types a text over another, as one change of a range; the first place where it stands. */
  async type(name: string, before: string, after: string): Promise<void> {
    const document = this.#document(name);
    const at = document.getText().indexOf(before);
    if (at < 0) throw new Error(`${name} has no ${before}`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + before.length) };
    const changes = [{ range, text: after }];
    const changed = TextDocument.update(document, changes, document.version + 1);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: changed.uri, version: changed.version },
      contentChanges: changes,
    });
  }

  /** Asks about the place of a text, or of what stands some characters after its beginning. */
  ask<T>(method: string, name: string, text: string, more: object = {}): Promise<T> {
    const document = this.#document(name);
    const index = document.getText().indexOf(text.replace('|', ''));
    if (index < 0) throw new Error(`${name} has no ${text}`);
    const position = document.positionAt(index + Math.max(0, text.indexOf('|')));
    return this.connection.sendRequest<T>(method, { textDocument: { uri: document.uri }, position, ...more });
  }

  async actions(name: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    return this.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: this.uri(name) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
  }

  /** Waits until what is told of a file is as wanted. */
  async until(name: string, isWanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    await this.#when(() => isWanted(this.#published.get(this.uri(name))?.diagnostics ?? []), name);
    return this.#published.get(this.uri(name))?.diagnostics ?? [];
  }

  async untilTold(part: string): Promise<void> {
    await this.#when(() => this.messages.some(message => message.includes(part)), part);
  }

  /** Waits for findings of the text as it is. */
  async findings(name: string): Promise<readonly Diagnostic[]> {
    const { uri, version } = this.#document(name);
    await this.#when(() => this.#published.get(uri)?.version === version, name);
    return this.#published.get(uri)!.diagnostics;
  }

  /** The texts of files once edits are made. */
  applied({ changes = {} }: WorkspaceEdit): Record<string, string> {
    return Object.fromEntries(
      Object.entries(changes).map(([uri, edits]) => {
        const name = decodeURIComponent(uri.slice(this.uri('').length)).replace(/^\//, '');
        const text = this.#texts.get(uri)?.getText() ?? readFileSync(join(this.folder, name), 'utf8');
        return [name, TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), edits)];
      }),
    );
  }

  /** @returns the exit code */
  async end(): Promise<number | null> {
    const ended = new Promise<number | null>(resolve => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await ended;
    this.connection.dispose();
    return code;
  }

  #document(name: string): TextDocument {
    const document = this.#texts.get(this.uri(name));
    if (!document) throw new Error(`${name} is not open`);
    return document;
  }

  #when(isSo: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!isSo()) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`nothing of ${what} for 30 s; last: ${JSON.stringify([...this.#published.values()])}`));
      }, 30_000);
      this.#waiting.add(look);
      look();
    });
  }
}
