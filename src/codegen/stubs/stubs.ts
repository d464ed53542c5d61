import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Operation } from '../../contract/index.js';
import { type Finding, finding } from '../../diagnostics/index.js';
import type { OperationName } from '../../plan/index.js';
import type { OutputFile } from '../output/output-file.js';
import { handlersIndex } from './handlers-index.js';
import { relativeModule } from './relative-module.js';
import { stubFile } from './stub-file.js';

/** The user's side of what is generated. */
export interface Stubs {
  readonly files: readonly OutputFile[];
  /** Each handler's file, absolute, with its operation. */
  readonly owners: ReadonlyMap<string, string>;
}

/**
 * One file an operation, made where there is none, and an index that collects them.
 * @param handlers the handlers' folder, absolute
 * @param out the generated folder, absolute
 */
export function stubs(
  operations: readonly Operation[],
  names: readonly OperationName[],
  handlers: string,
  out: string,
): Stubs {
  const module = relativeModule(handlers, out, 'handlers.js');
  const owners = new Map<string, string>();
  const files: OutputFile[] = [];
  for (const [index, operation] of operations.entries()) {
    const name = names[index];
    if (!name) continue;
    const path = join(handlers, `${name.fileName}.ts`);
    owners.set(path, operation.key);
    // A handler written in JavaScript is a handler too.
    if (existsSync(join(handlers, `${name.fileName}.js`))) continue;
    files.push({ path, text: stubFile(operation, name.name, module), once: true });
  }
  return { files: [...files, { path: join(handlers, 'index.ts'), text: handlersIndex(names, module) }], owners };
}

/** Handler files that once were made for an operation which is gone, as far as they are still there. */
export function orphans(
  known: { readonly [path: string]: string },
  out: string,
  owners: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const left = Object.entries(known).map(([path, operation]) => [resolve(out, path), operation] as const);
  return new Map(left.filter(([path]) => !owners.has(path) && existsSync(path)));
}

export function orphanFindings(
  orphaned: ReadonlyMap<string, string>,
  display: (path: string) => string,
): readonly Finding[] {
  return [...orphaned].map(([path, operation]) =>
    finding('handler-orphaned', `${display(path)} was made for ${operation}, which the contract no longer has`, {
      location: { file: display(path), line: 1, column: 1, pointer: '' },
    }),
  );
}
