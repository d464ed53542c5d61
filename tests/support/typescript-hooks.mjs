// Hooks of node's loader by which a process runs src/ as it stands: `node --import tests/support/typescript.mjs program.mjs`.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const root = new URL('../../', import.meta.url);
const { exports: entries } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** The source of an entry of the package. */
function sourceOf(specifier) {
  const entry = entries[specifier.replace(/^specwright/, '.')];
  return entry && new URL(entry.default.replace('./dist/', './src/').replace(/\.js$/, '.ts'), root);
}

export async function resolve(specifier, context, next) {
  const source = /^specwright(\/|$)/.test(specifier) && sourceOf(specifier);
  if (source) return { url: source.href, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const options = {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  };
  const { code } = await transformFile(fileURLToPath(url), options);
  return { format: 'module', source: code, shortCircuit: true };
}
