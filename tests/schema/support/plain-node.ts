import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import type { EmittedFile } from '../../../src/schema/index.js';

/**
 * Runs generated modules in plain Node, beside nothing but the runtime.
 * @param script a module's text; what it writes to standard output is given back
 */
export function runInPlainNode(files: readonly EmittedFile[], script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-emit-'));
  try {
    writeRuntime(join(folder, 'node_modules', 'specwright'));
    write(join(folder, 'package.json'), '{"type":"module"}');
    for (const { path, text } of files) write(join(folder, path), text);
    write(join(folder, 'script.js'), script);
    return execFileSync(process.execPath, [join(folder, 'script.js')], {
      cwd: folder,
      encoding: 'utf8',
      env: {},
      maxBuffer: 1e8,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Only the folders that the runtime may use: an import of anything else fails. */
function writeRuntime(target: string): void {
  for (const folder of ['runtime', 'formats']) {
    const source = new URL(`../../../src/schema/${folder}/`, import.meta.url).pathname;
    for (const name of readdirSync(source)) {
      const { code } = transformSync(readFileSync(join(source, name), 'utf8'), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      });
      write(join(target, folder, name.replace(/\.ts$/, '.js')), code);
    }
  }
  write(join(target, 'package.json'), '{"type":"module","exports":{"./runtime":"./runtime/index.js"}}');
}
