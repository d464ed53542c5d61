import { formatLocation, type Location, printable } from '../../diagnostics/index.js';
import type { ContractChange, Witness } from '../types.js';
import { reachedLines } from './reached.js';
import { introduction } from './words.js';

/** Colours a text, where the reader sees colours. */
export type Paint = (text: string, hue: number) => string;

export interface EntryOptions {
  readonly paint: Paint;
  readonly hue: number;
  /** How many operations are named. */
  readonly operations: number;
  /** Undefined where an entry before has said it, as the two below. */
  readonly remedy?: string;
  readonly unknown?: string;
  readonly softened?: string;
  /** Whether nothing is cut. */
  readonly whole?: boolean;
}

/** A change at a terminal: what it is, then a labelled line for each thing that is known of it. */
export function entryLines(change: ContractChange, options: EntryOptions): readonly string[] {
  const { paint, hue, operations, remedy, unknown, softened, whole = false } = options;
  const { level, code, message, before, after, witness, fingerprint } = change;
  const label = (name: string, lines: readonly string[]) =>
    lines.map((line, index) => `  ${paint((index === 0 ? name : '').padEnd(width), 2)}${line}`.trimEnd());
  return [
    `${paint(level, hue)} ${paint(printable(message), 1)} ${paint(`(${code})`, 2)}`,
    ...label('before', placeOf(before)),
    ...label('after', placeOf(after)),
    ...label('in', reachedLines(change, operations).map(printable)),
    ...(witness ? label(witness.travels, witnessLines(witness, paint, whole)) : []),
    ...label('unknown', unknown === undefined ? [] : [printable(unknown)]),
    ...label('softened', softened === undefined ? [] : [softened]),
    ...label('instead', remedy === undefined ? [] : [printable(remedy)]),
    ...label('fingerprint', [fingerprint]),
  ];
}

/** Of the labels, with a space behind. */
const width = 'fingerprint '.length;

function placeOf(location: Location | undefined): string[] {
  return location ? [printable(formatLocation(location))] : [];
}

const mostLines = 30;
const longest = 160;

/** The message, with the failing line marked; what is long is cut around that line. */
function witnessLines(witness: Witness, paint: Paint, whole: boolean): string[] {
  const { message, mark } = witness;
  const lines = message.map((line, index) => {
    const text = printable(whole ? line : shortened(line));
    return index === mark ? paint(`> ${text}`, 33) : `  ${text}`;
  });
  return [introduction(witness), ...(whole ? lines : around(lines, mark ?? 0))];
}

function shortened(line: string): string {
  return line.length > longest ? `${line.slice(0, longest)} ... (${line.length - longest} more characters)` : line;
}

/** The first lines, which say what message it is, and those before and behind the marked one. */
function around(lines: readonly string[], mark: number): readonly string[] {
  if (lines.length <= mostLines) return lines;
  const head = lines.slice(0, 4);
  const from = Math.max(head.length, Math.min(mark - 10, lines.length - (mostLines - head.length)));
  const to = Math.min(lines.length, from + mostLines - head.length);
  const cut = (number: number) => (number > 0 ? [`  ... (${number} more lines)`] : []);
  return [...head, ...cut(from - head.length), ...lines.slice(from, to), ...cut(lines.length - to)];
}
