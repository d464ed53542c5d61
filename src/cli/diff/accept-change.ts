import { type Acceptance, type AcceptedEntry, documentsOf, readAccepted, withAccepted } from '../../accepted/index.js';
import { printable } from '../../diagnostics/index.js';
import type { ContractChange } from '../../diff/index.js';
import { type AcceptedSetting, writeAccepted } from '../accepted-setting.js';
import type { Options } from '../command.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import { type Io, write } from '../io.js';
import { namesOption } from '../names-option.js';
import { textOption } from '../text-option.js';
import type { ComparedPair } from './compare-pairs.js';
import { findChanges } from './find-change.js';

/**
 * `--accept FINGERPRINT`, once or several times: adds changes to the file of accepted ones, whose comments stay; all of them or,
 * where one is none of these, not one.
 */
export async function acceptChange(
  pairs: readonly ComparedPair[],
  { display, read }: AcceptedSetting,
  options: Options,
  io: Io,
): Promise<ExitCode> {
  const fingerprints = new Set(namesOption(options, 'accept').map(name => name.toLowerCase()));
  const found = [...fingerprints].flatMap(fingerprint => findChanges(pairs, fingerprint));
  const [owner, expires] = [textOption(options, 'owner'), textOption(options, 'expires')];
  const acceptance: Acceptance = {
    reason: textOption(options, 'reason') ?? '',
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
  let kept = read;
  let text = '';
  const said: string[] = [];
  for (const { pair, change } of found) {
    const { fingerprint } = change;
    const file = fileOf(pair, pairs, kept?.entries.filter(entry => entry.fingerprint === fingerprint) ?? []);
    text = await withAccepted(kept, { fingerprint, ...(file !== undefined && { file }), ...acceptance });
    kept = await readAccepted(text, display);
    said.push(`${printable(`${display}: accepted ${saidOf(change, file)}`)}\n`);
  }
  await writeAccepted(display, io.cwd, text);
  await write(io.stdout, said.join(''));
  return exitCode.fine;
}

function saidOf({ level, message, code, fingerprint }: ContractChange, file: string | undefined): string {
  const where = file === undefined ? '' : ` of ${file}`;
  return `${fingerprint}${where}, ${level} ${message} (${code})`;
}

/** The document that an entry names: as one does already that is for it, else where others are compared with it. */
function fileOf(
  { document }: ComparedPair,
  pairs: readonly ComparedPair[],
  entries: readonly AcceptedEntry[],
): string | undefined {
  const documents = pairs.map(pair => pair.document);
  const own = entries.find(({ file }) => file !== undefined && documentsOf(file, documents).includes(document));
  return own?.file ?? document.name;
}
