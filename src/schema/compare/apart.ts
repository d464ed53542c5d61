import { equal } from '../runtime/equal.js';
import { type Answer, isFound, type Reason } from './answer.js';
import type { Search } from './search.js';
import type { Term } from './terms.js';

/** Values of a term, none equal to another: as many as are asked for, or all that there are. */
interface Choices {
  readonly values: readonly unknown[];
  readonly unknown: Reason | undefined;
}

/**
 * An array of items none of which is equal to another. Of each item as many values are found as there are items: one that
 * has so many is never in the way, and of one that has fewer all are known. So there is such an array where every item
 * can be given a value of its own among these, and else none.
 */
export function apart(given: readonly Term[], search: Search): Answer {
  const choices = new Map<Term, Choices>();
  for (const term of new Set(given)) choices.set(term, choicesOf(term, given.length, search));
  const values = matched(given.map(term => choices.get(term)!.values));
  if (values) return { value: values };
  for (const { unknown } of choices.values()) if (unknown !== undefined) return { unknown };
  return 'none';
}

function choicesOf(term: Term, most: number, search: Search): Choices {
  const { terms } = search.meanings;
  const values: unknown[] = [];
  while (values.length < most) {
    search.step();
    // what was found is a JSON value, which the search makes of nothing else
    const answer = search.find(terms.all([term, terms.not(terms.values(values as never))]));
    if (!isFound(answer)) return { values, unknown: answer === 'none' ? undefined : answer.unknown };
    values.push(answer.value);
  }
  return { values, unknown: undefined };
}

/** Gives each item one of its values, no two the same; by augmenting paths. */
function matched(lists: readonly (readonly unknown[])[]): readonly unknown[] | undefined {
  const known: unknown[] = [];
  const numbered = lists.map(list =>
    list.map(value => {
      const at = known.findIndex(each => equal(each, value));
      return at < 0 ? known.push(value) - 1 : at;
    }),
  );
  const takenBy = new Map<number, number>();
  const give = (item: number, tried: Set<number>): boolean =>
    numbered[item]!.some(value => {
      if (tried.has(value)) return false;
      tried.add(value);
      const other = takenBy.get(value);
      if (other !== undefined && !give(other, tried)) return false;
      takenBy.set(value, item);
      return true;
    });
  if (!lists.every((_, item) => give(item, new Set()))) return undefined;
  const values = new Array<unknown>(lists.length);
  for (const [value, item] of takenBy) values[item] = known[value];
  return values;
}
