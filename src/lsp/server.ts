/** The Language Server Protocol, https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/ */
import type { Readable, Writable } from 'node:stream';
import {
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  StreamMessageWriter,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { sourceFixAll } from './code-actions.js';
import { ProtocolReader } from './message-reader.js';
import { answerRequests } from './requests.js';
import { Session, type SessionNeeds } from './session.js';
import { pathOf } from './uris.js';

export interface ServerNeeds extends SessionNeeds {
  /** What the editor says, and what it is told. */
  readonly input: Readable;
  readonly output: Writable;
  /** Where it is told what can't be told an editor. */
  readonly log: Writable;
  readonly version: string;
}

/**
 * Answers an editor until it says that it is done, or goes away.
 * @returns the exit code: 1 where it went without saying so, or said what can't be read
 */
export async function serve({ input, output, log, version, ...needs }: ServerNeeds): Promise<0 | 1> {
  const writer = new StreamMessageWriter(output);
  let isBroken = false;
  let leave = () => {};
  const ended = new Promise<void>(resolve => (leave = resolve));
  const reader = new ProtocolReader({
    input,
    answer: response => void writer.write(response),
    log: what => void log.write(`specwright lsp: ${what}\n`),
    broken: ({ message }) => {
      log.write(`specwright lsp: ends, since what it is sent can not be read: ${message}\n`);
      isBroken = true;
      leave();
    },
  });
  const connection = createConnection(ProposedFeatures.all, reader, writer);
  const session = new Session(connection, needs);
  let client: InitializeParams | undefined;
  connection.onInitialize(params => {
    client = params;
    needs.reviewer.start();
    open(session, foldersOf(params));
    return capabilities(params, version);
  });
  connection.onInitialized(() => watch(connection, session, client));
  answerRequests(connection, session);
  let isDone = false;
  connection.onShutdown(() => void (isDone = true));
  connection.onExit(leave);
  for (const event of ['end', 'close']) input.once(event, leave);
  session.listen();
  connection.listen();
  await ended;
  await session.close();
  connection.dispose();
  // what the editor leaves open would keep the process
  input.destroy();
  return isDone && !isBroken ? 0 : 1;
}

function open(session: Session, folders: readonly string[]): void {
  for (const folder of folders) session.workspace.add(folder);
  const [first] = folders;
  if (first !== undefined) session.uris.folder = first;
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map(pathOf).filter(path => path !== undefined);
}

function capabilities({ capabilities: client }: InitializeParams, version: string): InitializeResult {
  return {
    serverInfo: { name: 'specwright', version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      completionProvider: { triggerCharacters: ['#', '/', '"', "'"] },
      renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
      codeActionProvider: { codeActionKinds: ['quickfix', sourceFixAll], resolveProvider: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** What changes on the disk: documents that are not open, and what reviews depend on. */
function watch(connection: Connection, session: Session, client: InitializeParams | undefined): void {
  const { workspace } = client?.capabilities ?? {};
  if (workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of added) session.workspace.add(pathOf(uri) ?? uri);
      for (const { uri } of removed) session.workspace.remove(pathOf(uri) ?? uri);
    });
  }
  if (!workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  const watchers = ['**/*.{yaml,yml,json}', '**/specwright.config.*', '**/.spectral.*'].map(globPattern => ({
    globPattern,
  }));
  // an editor that cannot tells of what it saves all the same
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
}
