import type { Witness } from '../types.js';
import { counted } from './words.js';

/** A line of a message as a report shows it. */
export interface WitnessLine {
  readonly text: string;
  /** Whether it is what fails. */
  readonly fails: boolean;
}

/** A message of more lines than these is cut. */
const most = 30;
/** Lines that are kept on each side of the one that fails. */
const beside = 3;

/** The message of a witness; of a long one what it is, the line that fails, what encloses that, and what is near. */
export function witnessLines({ message, mark }: Witness, longest: number): readonly WitnessLine[] {
  const kept = message.length > most ? keptLines(message, mark ?? 0) : message.map((_line, index) => index);
  return kept.flatMap((index, at) => {
    const cut = index - (kept[at - 1] ?? -1) - 1;
    const last = at === kept.length - 1 ? message.length - 1 - index : 0;
    return [...gap(cut), { text: cutLine(message[index]!, longest), fails: index === mark }, ...gap(last)];
  });
}

function gap(number: number): WitnessLine[] {
  return number > 0 ? [{ text: `... (${counted(number, 'more line')})`, fails: false }] : [];
}

/** A long line: of a character that repeats the first ones and how many more there are, so that its end is seen. */
function cutLine(line: string, longest: number): string {
  const folded = line.length > longest ? line.replace(repeated, fold) : line;
  const cut = `${folded.slice(0, longest)} ... (${counted(folded.length - longest, 'more character')})`;
  // what would be cut may be shorter than to say so
  return folded.length > cut.length ? cut : folded;
}

/** The same character, so often that nobody counts it. */
const repeated = /(.)\1{59,}/gu;

function fold(run: string, character: string): string {
  const shown = 20;
  const more = run.length / character.length - shown;
  return `${character.repeat(shown)}... (${counted(more, 'more character')})`;
}

function keptLines(message: readonly string[], mark: number): readonly number[] {
  const blank = message.indexOf('');
  const head = Math.min(blank < 0 ? 1 : blank + 1, 10);
  const kept = new Set(Array.from({ length: head }, (_, index) => index));
  for (let index = mark - beside; index <= mark + beside; index++) if (message[index] !== undefined) kept.add(index);
  let depth = indentOf(message[mark] ?? '');
  for (let index = mark - 1; index >= head && depth > 0; index--) {
    const own = indentOf(message[index]!);
    if (own >= depth) continue;
    depth = own;
    kept.add(index);
  }
  for (const index of closing(message, mark)) kept.add(index);
  // in place of the one line that a gap would hide, the gap's own line would stand
  for (const index of [...kept]) if (kept.has(index + 2)) kept.add(index + 1);
  return [...kept].sort((one, other) => one - other);
}

/** The lines that end what the marked one begins, and what is around it. */
function closing(message: readonly string[], mark: number): readonly number[] {
  const found: number[] = [];
  let depth = indentOf(message[mark] ?? '') + 1;
  for (let index = mark + 1; index < message.length && depth > 0; index++) {
    const line = message[index]!;
    if (indentOf(line) >= depth || !/^\s*[\]}]/.test(line)) continue;
    depth = indentOf(line);
    found.push(index);
  }
  return found;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
