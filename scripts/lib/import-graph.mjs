import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { filesBelow } from './built.mjs';

/**
 * @typedef {{ from: string, line: number, specifier: string, to: string | undefined, kind: 'value' | 'type' | 'lazy' }} Import
 * `from` and `to` are paths below the folder, with slashes; `to` is undefined for packages. `type` is erased by the
 * compiler, `lazy` is a dynamic import.
 */

/**
 * Reads every import of the TypeScript files below a folder.
 * @param {string} folder
 * @returns {Map<string, Import[]>} by file
 */
export function importGraph(folder) {
  const graph = new Map();
  for (const path of filesBelow(folder)) {
    if (!path.endsWith('.ts')) continue;
    const file = relative(folder, path).split(sep).join('/');
    graph.set(file, importsOf(folder, path, file));
  }
  return graph;
}

function importsOf(folder, path, file) {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = [];
  const add = (node, literal, kind) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    found.push({ from: file, line, specifier: literal.text, to: target(folder, path, literal.text), kind });
  };
  const visit = node => {
    const literal = literalOf(node);
    if (literal) add(node, literal, kindOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function literalOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return node.argument.literal;
  const dynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const argument = dynamic ? node.arguments[0] : undefined;
  return argument && ts.isStringLiteralLike(argument) ? argument : undefined;
}

// under verbatimModuleSyntax only a whole `import type` disappears; `import { type X }` still loads the module
function kindOf(node) {
  if (ts.isCallExpression(node)) return 'lazy';
  if (ts.isImportTypeNode(node)) return 'type';
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly ? 'type' : 'value';
  return node.isTypeOnly ? 'type' : 'value';
}

function target(folder, path, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const plain = join(dirname(path), specifier);
  const candidates = [plain.replace(/\.js$/, '.ts'), plain.replace(/\.js$/, '.d.ts'), plain];
  const hit = candidates.find(candidate => existsSync(candidate)) ?? candidates[0];
  return relative(folder, hit).split(sep).join('/');
}

/**
 * The cycles of a graph, each as the files along it, value and type imports alike.
 * @param {Map<string, Import[]>} graph
 * @returns {string[][]}
 */
export function cycles(graph) {
  const state = new Map();
  const stack = [];
  const found = [];
  const visit = file => {
    state.set(file, 'open');
    stack.push(file);
    for (const { to, kind } of graph.get(file) ?? []) {
      if (to === undefined || kind === 'lazy') continue;
      if (state.get(to) === 'open') found.push([...stack.slice(stack.indexOf(to)), to]);
      else if (!state.has(to) && graph.has(to)) visit(to);
    }
    stack.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return found;
}

/**
 * What loading a file loads: every import from there on that the compiler does not erase and that is not lazy.
 * @param {Map<string, Import[]>} graph
 * @param {string} entry
 * @returns {Map<string, Import[]>} by package specifier, the way of imports that leads there
 */
export function packagesLoadedBy(graph, entry) {
  const packages = new Map();
  const seen = new Set([entry]);
  const queue = [{ file: entry, way: [] }];
  for (const { file, way } of queue) {
    for (const step of graph.get(file) ?? []) {
      if (step.kind !== 'value') continue;
      if (step.to === undefined) {
        if (!packages.has(step.specifier)) packages.set(step.specifier, [...way, step]);
      } else if (!seen.has(step.to)) {
        seen.add(step.to);
        queue.push({ file: step.to, way: [...way, step] });
      }
    }
  }
  return packages;
}
