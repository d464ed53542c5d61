/** A value; or that there is none, for certain; or why nobody can say. */
export type Answer = { readonly value: unknown } | 'none' | { readonly unknown: Reason };

/** What stood in the way of an answer. */
export type Reason = 'numbers' | 'pattern' | 'format' | 'content' | 'unique' | 'names' | 'steps';

export function isFound(answer: Answer): answer is { readonly value: unknown } {
  return answer !== 'none' && 'value' in answer;
}
