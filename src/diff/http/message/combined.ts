/** Of all ways to put texts together, as many are looked at. */
const mostLooked = 64;

/** All ways to take one of each list, the first of each first, as far as they are looked at. */
export function* combined(lists: readonly (readonly string[])[]): Generator<readonly string[]> {
  const count = lists.reduce((all, { length }) => all * length, 1);
  for (let index = 0; index < Math.min(count, mostLooked); index += 1) {
    let rest = index;
    yield lists.map(list => {
      const at = rest % list.length;
      rest = (rest - at) / list.length;
      return list[at]!;
    });
  }
}
