/** Reads YAML around what is wrong with it. */
import type { Code } from '../../diagnostics/index.js';
import { type Block, blockOf, runOf } from './block.js';
import { conflictBlocks } from './conflict.js';
import { type LexicalFault, scanLines } from './lexical-faults.js';
import { quoteEnd } from './line-entry.js';
import { misplacedLine } from './misplaced.js';
import { blanked, TextLines } from './text-lines.js';

/** What keeps a text from being read, and where. */
export interface Fault {
  readonly offset: number;
  readonly code: Code;
  readonly message: string;
  readonly remedy?: string;
}

/** What came of a text. */
export type Attempt<P> = { readonly parsed: P } | { readonly fault: Fault };
type Parse<P> = (text: string) => Attempt<P> | undefined;

export interface Recovery<P> {
  /** Every fault that was found, at its cause. */
  readonly faults: readonly Fault[];
  /** What was left out, in the order of the text; of each the column that it was meant to be at. */
  readonly left: readonly Block[];
  /** The text without that: the rest stands where it stood. Undefined, as what was read, where nothing could be read. */
  readonly text?: string;
  readonly parsed?: P;
}

const mostRounds = 10;
/** A text of many megabytes is not read over and over again. */
const mostCharacters = 40_000_000;

/**
 * Leaves out the smallest blocks without which a text can be read.
 * @param first what the parser said of the whole text
 * @param parse tries a text; undefined: what is left is of no use
 */
export function recoverYaml<P>(text: string, first: Fault, parse: Parse<P>): Recovery<P> {
  const faults: Fault[] = [];
  const left: Block[] = [];
  const rounds = Math.min(mostRounds, Math.floor(mostCharacters / text.length));
  let [current, fault] = [text, first];
  let following = 0;
  for (let round = 0; round < rounds; round++) {
    const lines = new TextLines(current);
    const isNew = (cut: Cut) => cut.isOwn === true || !follows(cut.blocks[0]!, left, lines);
    const widened = (cut: Cut) =>
      following > 0 && !isNew(cut) ? { ...cut, blocks: cut.blocks.map(each => runOf(lines, each)) } : cut;
    const step = nextStep(lines, fault, parse, widened);
    if (step === undefined) break;
    following = isNew(step) ? 0 : following + 1;
    if (following === 0) faults.push(step.fault);
    left.push(...step.blocks);
    current = step.text;
    if ('parsed' in step.attempt) {
      return { faults, left: left.sort((a, b) => a.from - b.from), text: current, parsed: step.attempt.parsed };
    }
    fault = step.attempt.fault;
  }
  return { faults: faults.length > 0 ? faults : [causeOf(text, first)], left: [] };
}

/** The cause of a fault by its looks, where no part can be left out that would prove it. */
export function causeOf(text: string, fault: Fault): Fault {
  const [likeliest] = cutsFor(new TextLines(text), fault);
  return likeliest?.isOwn === true ? likeliest.fault : fault;
}

/**
 * A quote that another one ends on a later line, which was meant to open a text of its own: after that the parser takes
 * `#/components/...` for a comment, and all between the two is lost without a word.
 */
export function swallowingQuote(text: string): Fault | undefined {
  const lines = new TextLines(text);
  const cause = scanLines(lines, lines.count).faults.find(
    ({ kind, offset }) => kind === 'quote' && text[quoteEnd(text, offset, text.length) ?? 0] === '#',
  );
  return cause && cutOf(lines, cause).fault;
}

interface Cut {
  readonly fault: Fault;
  readonly blocks: readonly Block[];
  /** Whether it can't be that this follows from another fault. */
  readonly isOwn?: boolean;
}

interface Step<P> extends Cut {
  readonly text: string;
  readonly attempt: Attempt<P>;
}

/** The first cut after which the parser comes further. */
function nextStep<P>(lines: TextLines, fault: Fault, parse: Parse<P>, widened: (cut: Cut) => Cut): Step<P> | undefined {
  const { text } = lines;
  for (const each of cutsFor(lines, fault)) {
    const cut = widened(each);
    const rest = cut.blocks.reduce((rest, { from, to }) => blanked(rest, from, to), text);
    if (rest === text) continue;
    const attempt = parse(rest);
    if (attempt === undefined) continue;
    if ('parsed' in attempt || isFurther(attempt.fault, cut, { lines, fault })) return { ...cut, text: rest, attempt };
  }
  return undefined;
}

function isFurther(next: Fault, { fault: cause, blocks }: Cut, told: { lines: TextLines; fault: Fault }): boolean {
  const isAtEnd = told.fault.offset >= told.lines.text.trimEnd().length;
  if (cause !== told.fault) return next.offset !== told.fault.offset || isAtEnd;
  return next.offset > blocks[0]!.to;
}

/** What may be left out, the likeliest first. */
function* cutsFor(lines: TextLines, fault: Fault): Generator<Cut> {
  const told = lines.lineAt(Math.min(fault.offset, lines.text.trimEnd().length));
  const { faults, spans } = scanLines(lines, told);
  const causes = faults.filter(({ offset }) => lines.lineAt(offset) <= told).slice(0, 3);
  for (const cause of causes) yield cutOf(lines, cause);
  const span = spans.find(([first, last]) => first <= told && told <= last);
  if (span) {
    const block = blockOf(lines, span[0], fault.offset);
    const last = Math.max(block.last, span[1]);
    yield { fault, blocks: [{ ...block, last, to: lines.end(last) }] };
  }
  const at = isAboutPlace(fault) ? misplacedLine(lines, told) : told;
  const moved = at === told ? fault : { ...fault, offset: lines.content(at) };
  yield { fault: moved, blocks: [blockOf(lines, at, moved.offset)] };
  if (at !== told) yield { fault, blocks: [blockOf(lines, told, fault.offset)] };
  const before = lines.next(told, -1);
  if (before !== undefined) {
    const block = blockOf(lines, before, lines.start(before));
    const both = Math.max(block.last, blockOf(lines, told, lines.start(told)).last);
    yield { fault, blocks: [{ ...block, last: both, to: lines.end(both) }] };
  }
}

function isAboutPlace({ message }: Fault): boolean {
  return /bad indentation|separator is expected/.test(message);
}

const messages: Readonly<Record<LexicalFault['kind'], readonly [string, string]>> = {
  quote: ['the quote that begins here does not end', 'Close the quote.'],
  flow: ['the bracket that opens here is not closed', 'Close the bracket.'],
  colon: [
    'this line has no colon: a key and its value are wanted',
    'Write `key: value`, with a space after the colon.',
  ],
  conflict: ['a merge has left its marks', 'Decide between the two sides, and remove the marks.'],
};

function cutOf(lines: TextLines, { kind, offset }: LexicalFault): Cut {
  const [message, remedy] = messages[kind];
  const line = lines.lineAt(offset);
  const blocks = kind === 'conflict' ? conflictBlocks(lines, line) : [blockOf(lines, line, offset)];
  return { fault: { offset, code: 'syntax-error', message, remedy }, blocks, isOwn: kind !== 'colon' };
}

/** Whether a block comes right after one that was left out: what is wrong with it follows from that. */
function follows(block: Block, left: readonly Block[], lines: TextLines): boolean {
  const before = lines.next(block.first, -1) ?? -1;
  return left.some(({ last }) => before <= last && last < block.first);
}
