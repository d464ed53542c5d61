import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Where the types of an entry of the package stand, for `paths`: as it was built, for the declarations of what a user sees are read in
 * a fraction of the time that all sources take.
 */
export const entry = (path: string): string[] => [join(root, 'dist', path, 'index.d.ts')];

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
  paths: { 'specwright/express': entry('express') },
};

// What does not belong to a project is the same for all of them.
const kept = new Map<string, ts.SourceFile | undefined>();

/** One error of a file of the project. */
export interface CompileError {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Compiles all TypeScript files of a folder as `tsc --strict` does; gives the errors in files of that folder. */
export function compile(folder: string, extra: ts.CompilerOptions = {}): readonly CompileError[] {
  const names = ts.sys.readDirectory(folder, ['.ts'], ['node_modules'], ['**/*']);
  const host = ts.createCompilerHost({ ...options, ...extra });
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, settings, ...rest) => {
    if (name.startsWith(folder)) return read(name, settings, ...rest);
    if (!kept.has(name)) kept.set(name, read(name, settings, ...rest));
    return kept.get(name);
  };
  const program = ts.createProgram(names, { ...options, ...extra }, host);
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder));
  const found = own.flatMap(file => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return [...program.getOptionsDiagnostics(), ...found].map(({ file, start, messageText }) => ({
    file: file ? file.fileName.slice(folder.length + 1) : '',
    line: file ? file.getLineAndCharacterOfPosition(start ?? 0).line + 1 : 0,
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}
