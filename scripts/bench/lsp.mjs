// What an editor waits for: from a keystroke to the findings of the text with it, over the protocol, whole processes.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { median } from './measure.mjs';

export const title = 'lsp: a keystroke in a document of 10,000 lines';

/** Milliseconds; "answers within 150 ms". */
const bar = 150;
const keystrokes = 60;

export async function run({ root, documents }) {
  const path = join(documents, 'asana.yaml');
  const editor = await Typist.on(root, path);
  const opened = await editor.opened;
  // as somebody who has looked at what was opened
  await wait(2_000);
  const times = [];
  for (let index = 0; index < keystrokes; index++) {
    await wait(120);
    times.push(await editor.key());
  }
  // while the findings of each are still being looked for
  const burst = await editor.burst(20);
  const hover = await editor.asked('textDocument/hover');
  const completion = await editor.asked('textDocument/completion');
  await editor.end();
  const sorted = [...times].sort((a, b) => a - b);
  const row = (what, milliseconds, most = bar) => ({
    what,
    ours: `${milliseconds.toFixed(0)} ms`,
    peer: `${bar} ms`,
    ratio: milliseconds / bar,
    bar: { most: most / bar },
  });
  return [
    row('findings after a keystroke, median', median(times)),
    row('findings after a keystroke, the slowest of twenty in nineteen', sorted[Math.floor(sorted.length * 0.95)]),
    row('findings after the first keystroke', times[0]),
    row('findings after the last of twenty keystrokes at once, of the last text', burst, 2 * bar),
    row('hover on a reference, right after a keystroke', hover),
    row('completion of a reference, right after a keystroke', completion),
    row('findings once it is opened, the server just started', opened, Number.POSITIVE_INFINITY),
  ];
}

/** An editor in which somebody types. */
class Typist {
  #version = 1;
  #told;

  static async on(root, path) {
    const typist = new Typist();
    const { connection, server } = start(root);
    Object.assign(typist, { connection, server, uri: pathToFileURL(path).href, text: readFileSync(path, 'utf8') });
    connection.onNotification('textDocument/publishDiagnostics', params => {
      if (params.uri === typist.uri && params.version === typist.#version) typist.#told?.();
    });
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    connection.sendNotification('initialized', {});
    typist.lines = typist.text.split('\n');
    typist.line = typist.lines.findIndex(line => /^\s+description: [a-zA-Z]/.test(line));
    typist.character = typist.lines[typist.line].length;
    const { uri, text } = typist;
    typist.opened = typist.#answered(() =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      }),
    );
    return typist;
  }

  key() {
    return this.#answered(() => this.#type());
  }

  burst(count) {
    return this.#answered(() => {
      for (let index = 0; index < count; index++) this.#type();
    });
  }

  async asked(method) {
    const line = this.lines.findIndex(text => text.includes('$ref:'));
    const position = { line, character: this.lines[line].indexOf('#') + 2 };
    this.#type();
    const from = performance.now();
    const answer = await this.connection.sendRequest(method, { textDocument: { uri: this.uri }, position });
    if (answer === null) throw new Error(`${method} gave nothing`);
    return performance.now() - from;
  }

  async end() {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await new Promise(resolve => this.server.once('exit', resolve));
    this.connection.dispose();
  }

  #type() {
    const { uri, line } = this;
    const at = { line, character: this.character++ };
    this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ range: { start: at, end: at }, text: 'x' }],
    });
  }

  /** Milliseconds until the findings of the text as it then is are told. */
  async #answered(work) {
    const from = performance.now();
    const told = new Promise(resolve => {
      this.#told = resolve;
    });
    work();
    await told;
    return performance.now() - from;
  }
}

function start(root) {
  const server = spawn(process.execPath, [join(root, 'dist/cli/main.cjs'), 'lsp'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  return { connection, server };
}
