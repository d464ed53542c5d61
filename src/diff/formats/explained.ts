import { catalogue, printable } from '../../diagnostics/index.js';
import type { AcceptedChange } from '../review/review.js';
import type { ContractChange, Level } from '../types.js';
import { entryLines, type Paint } from './entry.js';
import { because, softening, wayOut } from './words.js';

const hues: Readonly<Record<Level, number>> = { breaking: 31, risky: 33, safe: 32 };

/** One change at full length: every operation, the whole message, what its code means and why it matters; whether it is accepted. */
export function explained(
  change: ContractChange | AcceptedChange,
  { colour = false }: { readonly colour?: boolean } = {},
): string {
  const paint: Paint = (text, hue) => (colour ? `\u001b[${hue}m${text}\u001b[0m` : text);
  const { what, why } = catalogue[change.code];
  const softened = softening(change);
  const remedy = wayOut(change);
  const entry = entryLines(change, {
    paint,
    hue: hues[change.level],
    operations: Number.POSITIVE_INFINITY,
    ...(remedy !== undefined && { remedy }),
    ...(change.unknown !== undefined && { unknown: change.unknown }),
    ...(softened !== undefined && { softened }),
    ...('accepted' in change && { accepted: because(change.accepted) }),
    whole: true,
  });
  const pointers = [change.before, change.after].flatMap((place, index) =>
    place ? [`  ${index === 0 ? 'before' : 'after'}: ${printable(place.pointer || 'the whole document')}`] : [],
  );
  return `${[...entry, '', what, why, '', 'JSON Pointers:', ...pointers].join('\n')}\n`;
}
