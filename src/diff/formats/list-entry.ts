import { formatLocation, type Location, printable } from '../../diagnostics/index.js';
import type { ContractChange } from '../types.js';
import type { Alike } from './alike.js';
import { messageLabel, type Paint, widthOfLabels } from './entry.js';
import { reachedLines, shortlyReached } from './reached.js';
import { softening } from './words.js';

export interface ListOptions {
  readonly paint: Paint;
  readonly hue: number;
  /** How many operations are named. */
  readonly operations: number;
  /** Undefined where there is nothing to do. */
  readonly remedy?: string;
}

/** Changes that say the same of something else each: what they say, and a line for each. */
export function listText(changes: readonly ContractChange[], alike: Alike, options: ListOptions): string {
  const { paint, hue, operations, remedy } = options;
  const [first] = changes as readonly [ContractChange]; // it has two at least
  const softened = softening(first);
  const label = (name: string, lines: readonly string[]) =>
    lines.map((line, index) => `  ${paint((index === 0 ? name : '').padEnd(widthOfLabels), 2)}${printable(line)}`);
  const rows = changes.map((change, index) => [
    printable(alike.names[index]!),
    ...(alike.reaches === 'each' ? [printable(shortlyReached(change))] : []),
    placeOf(change),
    change.fingerprint,
  ]);
  return [
    `${paint(first.level, hue)} ${paint(printable(alike.head), 1)} ${paint(`(${first.code})`, 2)}`,
    ...(alike.reaches === 'same' ? label('in', reachedLines(first, operations)) : []),
    ...(alike.shown ? messageLabel(alike.shown, paint) : []),
    ...label('unknown', alike.unknown === undefined ? [] : [alike.unknown]),
    ...label('softened', softened === undefined ? [] : [softened]),
    ...label('instead', remedy === undefined ? [] : [remedy]),
    ...inColumns(rows).map(row => `  ${row}`),
  ].join('\n');
}

/** Where the thing is that the change is about. */
export function ownPlace({ code, before, after }: ContractChange): Location | undefined {
  return code.endsWith('-removed') ? (before ?? after) : (after ?? before);
}

function placeOf(change: ContractChange): string {
  const place = ownPlace(change);
  return place ? printable(formatLocation(place)) : '';
}

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => widest(rows.map(row => row[column]!))); // all rows have the same columns
  return rows.map(row =>
    row.map((cell, column) => (column < row.length - 1 ? cell.padEnd(widths[column]!) : cell)).join('  '),
  );
}

/** Of texts that stand below each other; the longest stand out. */
function widest(texts: readonly string[]): number {
  return texts.reduce((width, { length }) => (length > width && length <= 80 ? length : width), 0);
}
