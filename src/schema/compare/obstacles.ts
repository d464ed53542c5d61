import type { Answer } from './answer.js';
import type { Literals } from './literals.js';
import { types } from './terms.js';

/** `null`, `true` or `false`. */
export function simple(type: number, literals: Literals): Answer {
  const values = type === types.null ? [null] : [false, true];
  const left = values.filter(value => !literals.excluded.has(value));
  if (left.length === 0) return 'none';
  return opaque(literals) ?? { value: left[0] };
}

/** What stands in the way counts where there would be a value without it. */
export function beside(obstacle: Answer | undefined, answer: Answer): Answer {
  return answer === 'none' ? answer : (obstacle ?? answer);
}

/** What only checks can read stands in the way; that it both holds and does not was seen before. */
export function opaque({ asserted, denied }: Literals): Answer | undefined {
  return [...asserted, ...denied].some(says => says.is === 'opaque') ? { unknown: 'content' } : undefined;
}
