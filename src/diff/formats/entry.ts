import { formatLocation, type Location, printable } from '../../diagnostics/index.js';
import type { ContractChange } from '../types.js';
import { reachedLines } from './reached.js';
import { witnessLines } from './witness-lines.js';
import { introduction, labelOf, type Shown } from './witness-words.js';

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
  /** Why it may stand, and who says so. */
  readonly accepted?: string;
  /** Whether nothing is cut. */
  readonly whole?: boolean;
}

/** A change at a terminal: what it is, then a labelled line for each thing that is known of it. */
export function entryLines(change: ContractChange, options: EntryOptions): readonly string[] {
  const { paint, hue, operations, remedy, unknown, softened, accepted, whole = false } = options;
  const { level, code, message, before, after, witness, fingerprint } = change;
  const label = (name: string, lines: readonly string[]) => labelled(name, lines, paint);
  return [
    `${paint(level, hue)} ${paint(printable(message), 1)} ${paint(`(${code})`, 2)}`,
    ...label('before', placeOf(before)),
    ...label('after', placeOf(after)),
    ...label('in', reachedLines(change, operations).map(printable)),
    ...(witness ? messageLabel({ code, witness }, paint, whole) : []),
    ...label('unknown', unknown === undefined ? [] : [printable(unknown)]),
    ...label('softened', softened === undefined ? [] : [softened]),
    ...label('accepted', accepted === undefined ? [] : [printable(accepted)]),
    ...label('instead', remedy === undefined ? [] : [printable(remedy)]),
    ...label('fingerprint', [fingerprint]),
  ];
}

function labelled(name: string, lines: readonly string[], paint: Paint): string[] {
  return lines.map((line, index) => `  ${paint((index === 0 ? name : '').padEnd(widthOfLabels), 2)}${line}`.trimEnd());
}

/** A message that shows a change, behind what it is. */
export function messageLabel(shown: Shown, paint: Paint, whole = false): readonly string[] {
  return labelled(labelOf(shown.witness), messageLines(shown, paint, whole), paint);
}

/** Of the labels, with a space behind. */
export const widthOfLabels = 'fingerprint '.length;

function placeOf(location: Location | undefined): string[] {
  return location ? [printable(formatLocation(location))] : [];
}

/** Of a line of a message at a terminal. */
const longest = 160;

/** The message, with the failing line marked; what is long is cut around that line. */
function messageLines(shown: Shown, paint: Paint, whole: boolean): string[] {
  const { witness } = shown;
  const lines = whole
    ? witness.message.map((text, index) => ({ text, fails: index === witness.mark }))
    : witnessLines(witness, longest);
  return [
    introduction(shown),
    ...lines.map(({ text, fails }) => (fails ? paint(`> ${printable(text)}`, 33) : `  ${printable(text)}`)),
  ];
}
