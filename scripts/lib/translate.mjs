import { dirname } from 'node:path';
import ts from 'typescript';
import { byIndex } from './by-index.mjs';

/**
 * Translates a project as tsc does, with lists gone through by index. It is always the whole: what a module becomes depends on
 * the types of others.
 * @param {string} file the project's tsconfig
 * @returns {boolean} whether that worked; what stands in the way is printed
 */
export function translate(file) {
  const found = [];
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fault => found.push(fault) };
  const config = ts.getParsedCommandLineOfConfigFile(file, undefined, host);
  if (config) {
    const { fileNames: rootNames, options, errors: configFileParsingDiagnostics } = config;
    const program = ts.createProgram({ rootNames, options, configFileParsingDiagnostics });
    found.push(
      ...configFileParsingDiagnostics,
      ...program.getOptionsDiagnostics(),
      ...program.getSyntacticDiagnostics(),
    );
    const checker = program.getTypeChecker();
    found.push(...program.emit(undefined, undefined, undefined, undefined, { before: [byIndex(checker)] }).diagnostics);
  }
  const names = {
    getCanonicalFileName: name => name,
    getCurrentDirectory: () => dirname(file),
    getNewLine: () => '\n',
  };
  process.stderr.write(ts.formatDiagnostics(found, names));
  return found.every(({ category }) => category !== ts.DiagnosticCategory.Error);
}
