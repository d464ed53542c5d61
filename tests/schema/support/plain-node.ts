import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** What `specwright/runtime` imports, and nothing else: a package or another room would not be found. */
function writeRuntime(target: string): void {
  const root = new URL('../../../src/schema/', import.meta.url).pathname;
  const queue = ['runtime/index.js'];
  const seen = new Set(queue);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const { code } = transformSync(readFileSync(join(root, path.replace(/\.js$/, '.ts')), 'utf8'), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    write(join(target, path), code);
    for (const [, imported = ''] of code.matchAll(/from '(\.[^']+)'/g)) {
      const next = join(dirname(path), imported);
      if (!next.startsWith('..') && !seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  write(join(target, 'package.json'), '{"type":"module","exports":{"./runtime":"./runtime/index.js"}}');
}
