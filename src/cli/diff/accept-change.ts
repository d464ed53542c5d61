import { type Acceptance, withAccepted } from '../../accepted/index.js';
import { printable } from '../../diagnostics/index.js';
import { type AcceptedSetting, writeAccepted } from '../accepted-setting.js';
import type { Options } from '../command.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import { type Io, write } from '../io.js';
import { textOption } from '../text-option.js';
import type { ComparedPair } from './compare-pairs.js';
import { findChange } from './find-change.js';

/** `--accept FINGERPRINT`: adds a change to the file of accepted ones, whose comments stay. */
export async function acceptChange(
  pairs: readonly ComparedPair[],
  { display, read }: AcceptedSetting,
  options: Options,
  io: Io,
): Promise<ExitCode> {
  const { level, message, code, fingerprint } = findChange(pairs, textOption(options, 'accept') ?? '');
  const [owner, expires] = [textOption(options, 'owner'), textOption(options, 'expires')];
  const acceptance: Acceptance = {
    reason: textOption(options, 'reason') ?? '',
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
  await writeAccepted(display, io.cwd, withAccepted(read, fingerprint, acceptance));
  await write(io.stdout, `${printable(display)}: accepted ${fingerprint}, ${level} ${printable(message)} (${code})\n`);
  return exitCode.fine;
}
