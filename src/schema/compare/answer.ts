/** A value; or that there is none, for certain; or why nobody can say. */
export type Answer = { readonly value: unknown } | 'none' | { readonly unknown: Reason };

/**
 * What stood in the way of an answer: numbers that doubles can't tell apart; a pattern that no automaton decides; a format
 * without a shape; content that checks alone read; names of properties that are told apart by too much; a value that would
 * be larger than is made; more steps than were allowed; schemas within schemas deeper than the stack.
 */
export type Reason = (typeof reasons)[number];
export const reasons = ['numbers', 'pattern', 'format', 'content', 'names', 'size', 'steps', 'depth'] as const;

export function isFound(answer: Answer): answer is { readonly value: unknown } {
  return answer !== 'none' && 'value' in answer;
}
