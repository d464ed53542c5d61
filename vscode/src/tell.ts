import * as vscode from 'vscode';

/** Says that there is no server, and what to do. @param retry looks again */
export function tellNotFound(output: vscode.LogOutputChannel, retry: () => void): void {
  const path = vscode.workspace.getConfiguration('specwright').get<string>('path', '').trim();
  const message =
    path === ''
      ? 'No specwright was found. Install it where the documents are (npm install --save-dev specwright), or name one in the setting specwright.path.'
      : `The setting specwright.path names "${path}", and there is no such command. Mend it, or empty it to run the package that the workspace has.`;
  output.warn(message);
  const [again, settings] = ['Try Again', 'Open Settings'];
  void vscode.window.showWarningMessage(message, again, settings).then(chosen => {
    if (chosen === again) retry();
    if (chosen === settings) void vscode.commands.executeCommand('workbench.action.openSettings', 'specwright.path');
  });
}

/** Says why a restart that was asked for did nothing. */
export function tellDisabled(): void {
  void vscode.window.showInformationMessage('Specwright is off in this window: the setting specwright.enable says so.');
}
