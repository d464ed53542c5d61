import { constants } from 'node:fs';
import { access, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FindingsError, finding } from '../diagnostics/index.js';
import type { Options } from './command.js';
import { type Io, write } from './io.js';
import { textOption } from './text-option.js';

/**
 * Gives a command's result to standard output, or to the file named by --output; `-` is standard output too.
 * @throws FindingsError where the file can't be written
 */
export async function writeResult(text: string, options: Options, io: Io): Promise<void> {
  const file = textOption(options, 'output');
  if (file === undefined || file === '-') return write(io.stdout, text);
  await writeFile(resolve(io.cwd, file), text).catch(error => unwritable(file, error));
}

/**
 * Sees to it that a result will have somewhere to go, before any work is done for it. No folder is made: a mistyped path
 * would leave one behind. Nor is a file that the command reads written over, by whatever name.
 * @throws FindingsError where --output names a folder, a file in none, or one of the arguments
 */
export async function checkOutput(args: readonly (string | undefined)[], options: Options, io: Io): Promise<void> {
  const file = textOption(options, 'output');
  if (file === undefined || file === '-') return;
  const path = resolve(io.cwd, file);
  try {
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw new Error('is a folder');
    if (there && (await isAmong(path, args, io))) throw new Error('is read by this command, and would be lost');
    await access(there ? path : `${dirname(path)}/`, constants.W_OK);
  } catch (error) {
    unwritable(file, error);
  }
}

async function isAmong(path: string, args: readonly (string | undefined)[], { cwd }: Io): Promise<boolean> {
  const real = (file: string) => realpath(file).catch(() => undefined);
  const read = await Promise.all(args.map(arg => (arg === undefined ? undefined : real(resolve(cwd, arg)))));
  return read.includes(await real(path));
}

function unwritable(file: string, error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new FindingsError([finding('report-unwritable', `${file}: ${reason}`)]);
}
