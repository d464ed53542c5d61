import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FindingsError, finding, type Location } from '../../../diagnostics/index.js';
import { errorField } from '../error-field.js';
import type { MigrationFile } from '../migration.js';
import { withoutExit } from '../run/without-exit.js';

/**
 * All exports of a script. TypeScript is compiled on the way, its types unchecked. Where nothing is left to import, as in
 * most migrations, no file is written, so that a folder that can't be written to will do.
 * @throws FindingsError migration-invalid where it is no TypeScript, or throws as it is imported
 */
export async function loadModule(file: MigrationFile): Promise<object> {
  const text = file.language === 'typescript' ? await compiled(file) : undefined;
  try {
    return await withoutExit(file.name, () => imported(file, text));
  } catch (error) {
    const reason = `${errorField(error, 'name') ?? 'Error'}: ${errorField(error, 'message')?.split('\n', 1)[0] ?? String(error)}`;
    throw new FindingsError([invalid(file, `can't be imported: ${shortUrls(reason)}`)]);
  }
}

async function imported(file: MigrationFile, text: Compiled | undefined): Promise<object> {
  if (text === undefined) return (await import(pathToFileURL(file.path).href)) as object; // any module may stand there
  if (!text.imports) return (await import(dataUrl(text.code))) as object; // as above
  return importTwin(dirname(file.path), text.code);
}

/** @param at line and column, from 1 */
export function invalid(file: MigrationFile, what: string, at: readonly [number, number] = [1, 1]) {
  return finding('migration-invalid', `${file.name} ${what}`, { location: placeIn(file, at) });
}

export function placeIn(file: MigrationFile, [line, column]: readonly [number, number] = [1, 1]): Location {
  return { file: file.display, line, column, pointer: '' };
}

interface Compiled {
  readonly code: string;
  readonly imports: boolean;
}

async function compiled({ text, path, ...file }: MigrationFile): Promise<Compiled> {
  const { default: ts } = await import('typescript');
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    fileName: path,
    reportDiagnostics: true,
  });
  const faults = diagnostics.map(({ messageText, start = 0, file: source }) => {
    const { line = 0, character = 0 } = source?.getLineAndCharacterOfPosition(start) ?? {};
    const message = `is no TypeScript: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`.replace(/\.$/, '');
    return invalid({ text, path, ...file }, message, [line + 1, character + 1]);
  });
  // what follows the first fault is mostly of its making
  if (faults[0]) throw new FindingsError([faults[0]]);
  const imports = /\bimport\b/.test(outputText) || ts.preProcessFile(outputText).importedFiles.length > 0;
  return { code: outputText, imports };
}

function dataUrl(code: string): string {
  return `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
}

/** A module beside the script for a moment, so that its own imports still lead where they say. */
async function importTwin(folder: string, code: string): Promise<object> {
  const twin = join(folder, `.specwright.${randomUUID()}.mjs`);
  try {
    await writeFile(twin, code, { flag: 'wx' });
    return (await import(pathToFileURL(twin).href)) as object; // any module may stand there
  } finally {
    await rm(twin, { force: true });
  }
}

function shortUrls(reason: string): string {
  return reason.replace(/data:text\/javascript;base64,[\w+/=]+/g, 'the migration');
}
