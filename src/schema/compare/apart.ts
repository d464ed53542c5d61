import { canonical, type Json } from '../../document/index.js';
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

/** Gives each item one of its values, no two the same; by augmenting paths, where no value is left that is free. */
function matched(lists: readonly (readonly unknown[])[]): readonly unknown[] | undefined {
  const known = new Map<string, unknown>();
  const named = new Map<readonly unknown[], readonly string[]>();
  for (const list of new Set(lists)) {
    // what a search finds is JSON
    const names = list.map(value => canonical(value as Json));
    for (const [at, name] of names.entries()) if (!known.has(name)) known.set(name, list[at]);
    named.set(list, names);
  }
  const takenBy = new Map<string, number>();
  const give = (item: number, tried: Set<string>): boolean => {
    const own = named.get(lists[item]!)!;
    const free = own.find(name => !takenBy.has(name));
    const found =
      free ??
      own.find(name => {
        if (tried.has(name)) return false;
        tried.add(name);
        return give(takenBy.get(name)!, tried);
      });
    if (found !== undefined) takenBy.set(found, item);
    return found !== undefined;
  };
  if (!lists.every((_, item) => give(item, new Set()))) return undefined;
  const values = new Array<unknown>(lists.length);
  for (const [name, item] of takenBy) values[item] = known.get(name);
  return values;
}
