import { type Code, type Finding, finding } from '../diagnostics/index.js';
import { Lines } from './lines.js';
import type { NarrowText } from './narrow-text.js';

/** A text that is being parsed, and where its findings go. */
export interface ParseInput {
  readonly text: string;
  readonly narrow: NarrowText;
  /** The text as UTF-8, without a byte order mark. */
  readonly bytes: Uint8Array;
  readonly display: string;
  readonly depth: number;
  readonly aliasNodes: number;
}

/** A finding at an offset of a text that has no file yet. */
export function findingAt(
  input: Pick<ParseInput, 'text' | 'display'>,
  code: Code,
  offset: number,
  message: string,
  details: { pointer?: string; remedy?: string; related?: { message: string; offset: number } } = {},
): Finding {
  const lines = linesOf(input);
  const at = (offset: number) => ({ file: input.display, ...lines.at(offset), pointer: details.pointer ?? '' });
  return finding(code, message, {
    location: at(offset),
    ...(details.remedy && { remedy: details.remedy }),
    ...(details.related && {
      related: [{ message: details.related.message, location: at(details.related.offset) }],
    }),
  });
}

/** A text in which nothing stands. */
export function emptyFinding(input: Pick<ParseInput, 'text' | 'display'>, offset = 0): Finding {
  const remedy = 'Write into it what it is for: an OpenAPI document begins with `openapi: 3.1.1`, `info` and `paths`.';
  return findingAt(input, 'syntax-error', offset, 'the file is empty', { remedy });
}

/** The line and column of an offset. */
export function lineAt(input: Pick<ParseInput, 'text'>, offset: number): { line: number; column: number } {
  return linesOf(input).at(offset);
}

const known = new WeakMap<object, Lines>();

/** Several findings of one text ask for its lines once. */
function linesOf(input: Pick<ParseInput, 'text'>): Lines {
  let lines = known.get(input);
  if (!lines) known.set(input, (lines = new Lines(input.text)));
  return lines;
}

/** A place costs a walk from the root: a text of nothing but long numbers must not cost its square. */
const MOST_NUMBERS = 100;

/** A warning for each number that loses digits; of many the last one says how many more there are. */
export function unsafeNumbers<N>(
  input: ParseInput,
  numbers: readonly N[],
  describe: (number: N) => { readonly offset: number; readonly written: string; readonly pointer: string },
): Finding[] {
  const more = numbers.length - MOST_NUMBERS;
  return numbers.slice(0, MOST_NUMBERS).map((number, index) => {
    const { offset, written, pointer } = describe(number);
    const others = more > 0 && index === MOST_NUMBERS - 1 ? `, nor can ${more} more after it` : '';
    return findingAt(input, 'unsafe-number', offset, `${written.slice(0, 40)} cannot be kept exactly${others}`, {
      pointer,
    });
  });
}
