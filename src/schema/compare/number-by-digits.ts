import { type Answer, isFound } from './answer.js';
import { type Exact, exactIn, isLimit, mayBe, speaksOf } from './digits.js';
import type { Literals } from './literals.js';
import type { Meanings } from './meanings.js';
import { isNumberOf, numberOf } from './numbers.js';

/** A number as `numberOf` has it; where only its digits decide there is none that checks could be shown. */
export function numberByDigits(type: number, literals: Literals, meanings: Meanings): Answer {
  const { asserted, denied } = exactIn(literals);
  if (asserted.length === 0 && denied.length === 0) return numberOf(type, literals, meanings);
  const unknown: Answer = { unknown: 'numbers' };
  // a step whose digits are not its double's may say something of any number
  if (denied.some(({ digits }) => digits.is === 'multiple' && digits.isLossy))
    return numberOf(type, literals, meanings) === 'none' ? 'none' : unknown;
  // what is denied holds but of these
  const [first] = denied;
  const doubles = first ? doublesOf(first) : asserted.flatMap(doublesOf);
  const others = { ...literals, excluded: new Set([...literals.excluded, ...doubles]) };
  const other = first
    ? 'none'
    : numberOf(type, others, meanings, value => asserted.some(each => speaksOf(each, value)));
  if (isFound(other)) return other;
  const mayBeOne = (value: number) => isNumberOf(type, value, literals, meanings) && mayBe(value, literals);
  return doubles.some(mayBeOne) ? unknown : other;
}

/** The doubles of which something is said by digits. */
function doublesOf({ digits }: Exact): readonly number[] {
  if (isLimit(digits)) return [digits.double];
  if (digits.is !== 'among') return [...digits.doubles];
  return [...digits.values.values()].flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
}

/** A list or an object of whose numbers the digits count. */
export function byDigits(literals: Literals, answer: Answer): Answer {
  const { asserted, denied } = exactIn(literals);
  if (answer === 'none' || (asserted.length === 0 && denied.length === 0)) return answer;
  const isSpokenOf = !isFound(answer) || denied.length > 0 || asserted.some(each => speaksOf(each, answer.value));
  return isSpokenOf ? { unknown: 'numbers' } : answer;
}
