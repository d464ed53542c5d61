import * as vscode from 'vscode';

/** A field of the root, wherever it is: texts whose fields are sorted have all components before it. */
const inYaml = /^["']?(?:openapi|swagger)["']?\s*:/m;
const inJson = /^\s*\{[^{}]*"(?:openapi|swagger)"\s*:/;

/** Texts on the disk, and those that are not saved yet. */
export const schemes: readonly string[] = ['file', 'untitled'];

/** Whether a text that an editor shows says that it is an OpenAPI document. */
export function isOpenApi(document: vscode.TextDocument): boolean {
  if (!schemes.includes(document.uri.scheme) || !['yaml', 'json', 'jsonc'].includes(document.languageId)) return false;
  const text = document.getText();
  return inYaml.test(text) || inJson.test(text);
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
