import type { Location } from '../../diagnostics/index.js';
import { changelog, changelogOf, type FormatName, type FormatOptions, formats, type Review } from '../../diff/index.js';
import { wantsColour } from '../colour.js';
import type { Options } from '../command.js';
import type { Io } from '../io.js';
import { sourceText } from '../source-text.js';
import { flag, textOption } from '../text-option.js';
import { version } from '../version.js';
import type { ComparedPair } from './compare-pairs.js';

/** A review in the format that --format names. */
export function reviewText(review: Review, pairs: readonly ComparedPair[], options: Options, io: Io): string {
  const name = textOption(options, 'format') ?? 'pretty';
  if (flag(options, 'changelog')) {
    if (name !== 'json') return changelog(review.comparisons);
    return `${JSON.stringify(review.comparisons.map(changelogOf), null, 2)}\n`;
  }
  const format = Object.hasOwn(formats, name) ? (name as FormatName) : 'pretty'; // just looked up
  return formats[format](review, formatOptions(review, pairs, options, io));
}

function formatOptions(review: Review, pairs: readonly ComparedPair[], options: Options, io: Io): FormatOptions {
  const toTerminal = (textOption(options, 'output') ?? '-') === '-';
  const byComparison = new Map(review.comparisons.map((comparison, index) => [comparison, pairs[index]]));
  return {
    colour: toTerminal && wantsColour(options, io, io.stdout),
    text: sourceText(io.cwd),
    version: version(),
    all: flag(options, 'all'),
    riskyFails: textOption(options, 'failOn') === 'risky',
    nearest: (comparison, before) => nearestIn(byComparison.get(comparison), before),
  };
}

/** What stood in the document's own file: as near as the new file comes to it; else the beginning of that. */
function nearestIn(pair: ComparedPair | undefined, { file, pointer }: Location) {
  return pair?.after?.locate(file === pair.before?.file ? pointer : '');
}
