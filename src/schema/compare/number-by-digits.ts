import { type Answer, isFound } from './answer.js';
import { type Exact, exactIn, mayBe } from './digits.js';
import type { Literals } from './literals.js';
import type { Meanings } from './meanings.js';
import { isNumberOf, numberOf } from './numbers.js';

/** A number as `numberOf` has it; where only its digits decide there is none that checks could be shown. */
export function numberByDigits(type: number, literals: Literals, meanings: Meanings): Answer {
  const { asserted, denied } = exactIn(literals);
  if (asserted.length === 0 && denied.length === 0) return numberOf(type, literals, meanings);
  const unknown: Answer = { unknown: 'numbers' };
  if ([...asserted, ...denied].some(({ digits }) => digits.is === 'multiple'))
    return numberOf(type, literals, meanings) === 'none' ? 'none' : unknown;
  // what is denied holds but of these
  const [first] = denied;
  const doubles = first ? doublesOf(first) : asserted.flatMap(doublesOf);
  const others = { ...literals, excluded: new Set([...literals.excluded, ...doubles]) };
  const other = first ? 'none' : numberOf(type, others, meanings);
  if (isFound(other)) return other;
  const mayBeOne = (value: number) => isNumberOf(type, value, literals, meanings) && mayBe(value, literals);
  return doubles.some(mayBeOne) ? unknown : other;
}

/** The doubles of which something is said by digits. */
function doublesOf({ digits }: Exact): readonly number[] {
  if (digits.is === 'multiple') return [];
  if (digits.is !== 'among') return [digits.double];
  return [...digits.values.values()].flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
}
