import { explained } from '../../diff/index.js';
import { wantsColour } from '../colour.js';
import type { Options } from '../command.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import type { Io } from '../io.js';
import { writeResult } from '../output.js';
import { textOption } from '../text-option.js';
import type { ComparedPair } from './compare-pairs.js';
import { findChange } from './find-change.js';

/** `--explain FINGERPRINT`: one change at full length. */
export async function explainChange(pairs: readonly ComparedPair[], options: Options, io: Io): Promise<ExitCode> {
  const change = findChange(pairs, textOption(options, 'explain') ?? '');
  const colour = textOption(options, 'output') === undefined && wantsColour(options, io, io.stdout);
  const isJson = options['format'] === 'json';
  await writeResult(isJson ? `${JSON.stringify(change, null, 2)}\n` : explained(change, { colour }), options, io);
  return exitCode.fine;
}
