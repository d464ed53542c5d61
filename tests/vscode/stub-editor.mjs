/**
 * An editor as small as the extension can bear: loads what was packed, opens a document, waits for its review, starts the
 * server anew, waits for the second one, ends all in order, and prints what the editor was given, as JSON.
 *
 *   node stub-editor.mjs EXTENSION.js WORKSPACE DOCUMENT [SETTINGS as JSON]
 */
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [main, workspace, file, settings = '{}'] = process.argv.slice(2);
const chosen = JSON.parse(settings);
const given = { providers: [], messages: [], log: [], reviews: [] };
const handlers = {};
let tell;
/** What the server says of the document next. */
const nextReview = () => new Promise(resolve => (tell = resolve));

const disposable = { dispose() {} };
const never = () => disposable;

class Uri {
  constructor(href) {
    this.href = href;
    this.scheme = new URL(href).protocol.slice(0, -1);
    this.fsPath = this.scheme === 'file' ? fileURLToPath(href) : href;
  }
  static parse = href => new Uri(href);
  static file = path => new Uri(pathToFileURL(path).href);
  toString() {
    return this.href;
  }
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(...places) {
    const [start, end] = places.length === 2 ? places : [new Position(...places), new Position(...places.slice(2))];
    Object.assign(this, { start, end });
  }
}

class Diagnostic {
  constructor(range, message) {
    Object.assign(this, { range, message });
  }
}

class CodeActionKind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind([this.value, part].filter(Boolean).join('.'));
  }
}

class CancellationTokenSource {
  token = { isCancellationRequested: false, onCancellationRequested: never };
  cancel() {}
  dispose() {}
}

class EventEmitter {
  #listeners = new Set();
  event = listener => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };
  fire(event) {
    for (const listener of this.#listeners) listener(event);
  }
  dispose() {}
}

/** What the client extends and never makes here. */
const bases = ['CodeLens', 'CompletionItem', 'DocumentLink', 'CodeAction', 'InlayHint', 'SymbolInformation'];
bases.push('CallHierarchyItem', 'TypeHierarchyItem', 'CancellationError', 'DocumentSymbol', 'Location');
bases.push('DiagnosticRelatedInformation');

const text = readFileSync(file, 'utf8');
const document = {
  uri: new Uri(pathToFileURL(file).href),
  fileName: file,
  languageId: 'yaml',
  version: 1,
  isClosed: false,
  getText: () => text,
};

const output = { name: 'Specwright', logLevel: 3, onDidChangeLogLevel: never, show() {}, dispose() {} };
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'appendLine']) {
  output[level] = line => {
    given.log.push(`${level}: ${line}`);
    // what failed does not come any more
    if (level === 'error') tell(undefined);
  };
}

const message = kind => async words => void given.messages.push(`${kind}: ${words}`);

const vscode = {
  version: '1.91.0',
  env: { language: 'en', appName: 'stub' },
  Uri,
  Position,
  Range,
  Diagnostic,
  CancellationTokenSource,
  EventEmitter,
  ...Object.fromEntries(bases.map(name => [name, class {}])),
  CodeActionKind: { Empty: new CodeActionKind('') },
  Disposable: { from: () => disposable },
  LogLevel: { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  window: {
    createOutputChannel: () => output,
    showErrorMessage: message('error'),
    showWarningMessage: message('warning'),
    showInformationMessage: message('information'),
    activeTextEditor: undefined,
    visibleTextEditors: [],
    tabGroups: { all: [], onDidChangeTabs: never },
    onDidChangeActiveTextEditor: never,
    onDidChangeVisibleTextEditors: never,
  },
  commands: { registerCommand: (name, handler) => void (handlers[name] = handler) ?? disposable },
  languages: {
    match: (selector, { languageId }) => (selector.some(({ language }) => language === languageId) ? 10 : 0),
    createDiagnosticCollection: () => ({
      set: (uri, diagnostics) => tell({ file: basename(uri.fsPath), diagnostics }),
      ...disposable,
      clear() {},
    }),
  },
  workspace: {
    workspaceFolders: [{ uri: new Uri(pathToFileURL(workspace).href), name: 'workspace', index: 0 }],
    textDocuments: [document],
    notebookDocuments: [],
    getConfiguration: () => ({ get: (key, otherwise) => chosen[key] ?? otherwise }),
    createFileSystemWatcher: () => ({ onDidCreate: never, onDidChange: never, onDidDelete: never, ...disposable }),
    findFiles: async () => [],
  },
};

/** Of events and providers that are not named above it is enough that they can be asked for. */
const answering = (known, name) =>
  new Proxy(known, {
    get(target, key) {
      if (key in target) return target[key];
      if (/^on(Did|Will)[A-Z]/.test(String(key))) return never;
      if (/^register[A-Z]/.test(String(key))) return () => void given.providers.push(key) ?? disposable;
      throw new Error(`the extension asks for ${name}.${String(key)}, which the stub lacks`);
    },
  });
for (const room of ['workspace', 'languages']) vscode[room] = answering(vscode[room], room);

const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));

const extension = createRequire(import.meta.url)(main);
const first = nextReview();
await extension.activate({ subscriptions: [] });
if (given.providers.length > 0) {
  given.reviews.push(await first);
  const second = nextReview();
  await handlers['specwright.restartServer']();
  given.reviews.push(await second);
}
await extension.deactivate();
process.stdout.write(JSON.stringify({ ...given, commands: Object.keys(handlers) }));
