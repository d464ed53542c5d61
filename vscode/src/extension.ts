/** What VS Code loads: https://code.visualstudio.com/api/references/activation-events */
import * as vscode from 'vscode';
import { ServerControl } from './server-control.js';
import { tellDisabled, tellNotFound } from './tell.js';
import { isOpenApi, isWanted } from './wanted.js';

let control: ServerControl | undefined;

/** Starts the server, and again whenever what it is or where it is looked for changes. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Specwright', { log: true });
  const server = new ServerControl(output);
  control = server;
  let isTold = false;
  const tell = () => {
    isTold = true;
    tellNotFound(output, () => void restart());
  };
  const restart = async () => {
    const outcome = await server.restart();
    if (outcome === 'not found') tell();
    return outcome;
  };
  const startIfWanted = async () => {
    if ((await server.start()) === 'not found' && !isTold && (await isWanted())) tell();
  };
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand('specwright.restartServer', async () => {
      if ((await restart()) === 'disabled') tellDisabled();
    }),
    vscode.commands.registerCommand('specwright.showOutput', () => output.show()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (['specwright.enable', 'specwright.path'].some(key => event.affectsConfiguration(key))) void restart();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void startIfWanted()),
    vscode.workspace.onDidOpenTextDocument(document => {
      if (isOpenApi(document)) void startIfWanted();
    }),
  );
  await startIfWanted();
}

/** VS Code waits for this before it ends the extension's process. */
export async function deactivate(): Promise<void> {
  await control?.stop();
  control = undefined;
}
