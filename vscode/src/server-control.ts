import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient/node';
import { RestartPolicy } from './restart-policy.js';
import { findServer, type ServerCommand } from './server-command.js';
import { schemes } from './wanted.js';

/** What became of a start. */
export type Outcome = 'running' | 'disabled' | 'not found' | 'failed';

/** Starts and stops the server, one thing after another however fast they are asked for. */
export class ServerControl {
  readonly #output: vscode.LogOutputChannel;
  #client: LanguageClient | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(output: vscode.LogOutputChannel) {
    this.#output = output;
  }

  /** Starts a server where none runs. */
  start(): Promise<Outcome> {
    return this.#next(() => (this.#client?.isRunning() ? 'running' : this.#begin()));
  }

  /** Looks for the server anew, as it may be another one by now, and starts it. */
  restart(): Promise<Outcome> {
    return this.#next(() => this.#begin());
  }

  stop(): Promise<void> {
    return this.#next(() => this.#end());
  }

  #next<Result>(act: () => Result | Promise<Result>): Promise<Result> {
    const done = this.#last.then(act);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #begin(): Promise<Outcome> {
    await this.#end();
    const settings = vscode.workspace.getConfiguration('specwright');
    if (!settings.get<boolean>('enable', true)) return 'disabled';
    const found = findServer({
      folders: foldersOnDisk(),
      path: settings.get<string>('path', '').trim(),
      node: { path: process.execPath, version: process.versions.node },
      env: process.env,
      platform: process.platform,
    });
    if (!found) return 'not found';
    this.#output.info(`starting ${[found.command, ...found.args].join(' ')} in ${found.cwd ?? process.cwd()}`);
    const policy = new RestartPolicy();
    const client = clientOf(found, this.#output, policy);
    this.#client = client;
    try {
      await client.start();
      policy.hasRun();
      return 'running';
    } catch {
      // the client has said why; it would keep a process that runs and does not answer
      client.serverProcess?.kill();
      return 'failed';
    }
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (!client?.needsStop()) return;
    try {
      // one that starts again after a crash cannot be stopped before it runs
      await client.start();
      // one that reads a large document answers late; VS Code waits no longer than this when it closes
      await client.stop(5000);
    } catch (error) {
      this.#output.warn(`the server did not stop in order: ${error}`);
    }
  }
}

function foldersOnDisk(): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}

function clientOf(
  { command, args, cwd, env, shell }: ServerCommand,
  output: vscode.LogOutputChannel,
  errorHandler: RestartPolicy,
): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector: schemes.flatMap(scheme => ['yaml', 'json', 'jsonc'].map(language => ({ scheme, language }))),
    outputChannel: output,
    // what goes wrong is told in words, which offer the channel
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler,
  };
  const start = {
    command,
    args: [...args],
    options: { ...(cwd !== undefined && { cwd }), env: { ...process.env, ...env }, shell },
  };
  return new LanguageClient('specwright', 'Specwright', start, options);
}
