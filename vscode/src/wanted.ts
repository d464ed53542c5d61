import * as vscode from 'vscode';

/** `openapi:` or `"openapi":` where a line or the object starts, near the head of the text. */
const declaration = /^[ \t]*(?:\{\s*)?["']?(?:openapi|swagger)["']?\s*:/m;

const headLength = 4096;

/** Whether a text that an editor shows says that it is an OpenAPI document. */
export function isOpenApi(document: vscode.TextDocument): boolean {
  if (document.uri.scheme !== 'file' || !['yaml', 'json', 'jsonc'].includes(document.languageId)) return false;
  return declaration.test(document.getText(new vscode.Range(0, 0, 40, 0)).slice(0, headLength));
}

/**
 * Whether a window has something for the server to do. The extension wakes for every YAML and JSON file: who has none of
 * OpenAPI must not be told that a server is missing.
 */
export async function isWanted(): Promise<boolean> {
  if (vscode.workspace.getConfiguration('specwright').get<string>('path', '').trim() !== '') return true;
  if (vscode.workspace.textDocuments.some(isOpenApi)) return true;
  const settings = await vscode.workspace.findFiles('**/specwright.config.*', '**/node_modules/**', 1);
  return settings.length > 0;
}
