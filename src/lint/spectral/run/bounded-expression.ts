import { guarded, linearAtAGlance, TimeLimitError } from '../../../schema/index.js';

/** Shorter texts than this no expression takes long for; guarding a text costs more than matching most. */
const shortText = 16;
/** How long one text may take, and, once expressions took all that they may together, how long it may from then on. */
const milliseconds = 500;
const impatient = 50;
let patience = 10_000;

/** What was stopped is not tried again; bounded, as documents bring their own expressions. */
const stopped = new Set<string>();
const mostStopped = 10_000;

/** Tests a text by an expression that a ruleset or a document has: it may run away, by accident or on purpose. */
export function boundedTest(expression: RegExp, text: string): boolean {
  return boundedMatch(expression, text, () => expression.test(text));
}

/**
 * The same, where the match is made by the caller.
 * @throws TimeLimitError where it takes longer than half a second, and at once from then on
 */
export function boundedMatch<T>(expression: RegExp, text: string, match: () => T): T {
  const { source } = expression;
  if (text.length < shortText || linearAtAGlance(source)) return match();
  const name = String(expression);
  const limit = patience > 0 ? milliseconds : impatient;
  if (stopped.has(name)) throw endless(name);
  try {
    return guarded(match, limit);
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error;
    patience -= limit;
    if (stopped.size < mostStopped) stopped.add(name);
    throw endless(name);
  }
}

function endless(name: string): TimeLimitError {
  return new TimeLimitError(`was stopped: the expression ${name} runs away`);
}
