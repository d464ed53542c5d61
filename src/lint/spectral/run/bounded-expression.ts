import { guarded, linearAtAGlance, Patience, TimeLimitError } from '../../../schema/index.js';

/** Shorter texts than this no expression takes long for; guarding a text costs more than matching most. */
const shortText = 16;
/** How long one text may take, in milliseconds, and how long all may once some were stopped. */
const [first, least] = [500, 10];
let patience = new Patience(first, least);

/** What was stopped is not tried again; bounded, as documents bring their own expressions. */
const stopped = new Set<string>();
const mostStopped = 10_000;

/** Another document is reviewed, whose texts and expressions have done nothing yet. */
export function renewPatience(): void {
  patience = new Patience(first, least);
}

/** Tests a text by an expression that a ruleset or a document has: it may run away, by accident or on purpose. */
export function boundedTest(expression: RegExp, text: string): boolean {
  return boundedMatch(expression, text, () => expression.test(text));
}

/**
 * The same, where the match is made by the caller.
 * @throws TimeLimitError where it takes longer than half a second, or less where others were stopped before, and at once from then on
 */
export function boundedMatch<T>(expression: RegExp, text: string, match: () => T): T {
  const { source } = expression;
  if (text.length < shortText || linearAtAGlance(source)) return match();
  const name = String(expression);
  if (stopped.has(name)) throw endless(name);
  try {
    return guarded(match, patience.limit);
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error;
    patience.lose();
    if (stopped.size < mostStopped) stopped.add(name);
    throw endless(name);
  }
}

function endless(name: string): TimeLimitError {
  return new TimeLimitError(`was stopped: the expression ${name} runs away`);
}
