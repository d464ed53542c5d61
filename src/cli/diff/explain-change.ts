import { printable } from '../../diagnostics/index.js';
import { explained, withAcceptance } from '../../diff/index.js';
import { wantsColour } from '../colour.js';
import type { Options } from '../command.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import type { Io } from '../io.js';
import { writeResult } from '../output.js';
import { textOption } from '../text-option.js';
import { acceptedOf, type Entries } from './accepted-of.js';
import type { ComparedPair } from './compare-pairs.js';
import { type FoundChange, findChanges, nameOf } from './find-change.js';

/**
 * `--explain FINGERPRINT`: one change at full length, and whether it is accepted; where several documents have it, that of each,
 * under its name.
 */
export async function explainChange(
  pairs: readonly ComparedPair[],
  entries: Entries,
  options: Options,
  io: Io,
): Promise<ExitCode> {
  const withSaid = ({ pair, change }: FoundChange) => ({
    pair,
    change: withAcceptance(change, acceptedOf(pair, pairs, entries)),
  });
  const [first, ...more] = findChanges(pairs, textOption(options, 'explain') ?? '');
  const found = [withSaid(first), ...more.map(withSaid)] as const;
  const colour = textOption(options, 'output') === undefined && wantsColour(options, io, io.stdout);
  const isJson = options['format'] === 'json';
  const [{ change }, ...others] = found;
  const areSeveral = others.length > 0;
  const named = found.map(each => ({ document: nameOf(each.pair), ...each.change }));
  const text = isJson
    ? `${JSON.stringify(areSeveral ? named : change, null, 2)}\n`
    : areSeveral
      ? found.map(each => `${headOf(each.pair)}\n\n${explained(each.change, { colour })}`).join('\n')
      : explained(change, { colour });
  await writeResult(text, options, io);
  return exitCode.fine;
}

function headOf(pair: ComparedPair): string {
  return printable(`In ${nameOf(pair)} (${[...new Set(pair.document.sources)].join(' to ')}):`);
}
