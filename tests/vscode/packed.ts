import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

export const root = join(import.meta.dirname, '../..');

/** Makes the extension's package, as `npm run package:vscode` does. @returns its bytes */
export function packExtension(output: string): Buffer {
  const args = [join(root, 'scripts/package-vscode.mjs'), '--output', output];
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new Error(`the extension could not be packed: ${stderr}`);
  return readFileSync(output);
}

/** The texts in a package, by path. */
export function textsIn(vsix: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(vsix)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** Writes texts below a folder, by path, with the folders that they need. */
export function write(folder: string, texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What the stub of an editor was given, in the words of stub-editor.mjs. */
export interface Given {
  readonly commands: readonly string[];
  readonly providers: readonly string[];
  readonly messages: readonly string[];
  readonly log: readonly string[];
  readonly reviews: readonly {
    readonly file: string;
    readonly diagnostics: readonly { readonly code: string; readonly range: { readonly start: object } }[];
  }[];
}

/** Loads an extension in the stub of an editor, with a document open. */
export function inStubEditor(
  extension: string,
  { workspace, document, settings = {} }: { workspace: string; document: string; settings?: object },
): Given {
  const args = [join(import.meta.dirname, 'stub-editor.mjs'), extension, workspace, document, JSON.stringify(settings)];
  // without a PATH there is no other server to be found
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { PATH: '' } });
  if (stdout === '') throw new Error(`the stub of an editor failed: ${stderr}`);
  return JSON.parse(stdout);
}
