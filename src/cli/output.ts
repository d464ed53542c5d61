import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
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
  try {
    await writeFile(resolve(io.cwd, file), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FindingsError([finding('report-unwritable', `${file}: ${reason}`)]);
  }
}
