/** As in openapi/registry.yaml. */
const mostItems = 1000;
/** A name of half a megabyte may stand in the pointers of everything below it. */
const mostCharacters = 1024 * 1024;
/** Of each text of an item that has no room as it is. */
const mostOfText = 10_000;
/** Of each list in it, such as other places. */
const mostOfList = 10;

/** The first of a list of findings or the like: as many as an answer has room for, and one at least, cut where it must be. */
export function firstOf<T>(items: readonly T[]): T[] {
  const taken: T[] = [];
  let characters = 0;
  for (const item of items.slice(0, mostItems)) {
    const kept = taken.length > 0 || JSON.stringify(item).length <= mostCharacters ? item : cut(item);
    characters += JSON.stringify(kept).length;
    if (taken.length > 0 && characters > mostCharacters) break;
    taken.push(kept);
  }
  return taken;
}

function cut<T>(item: T): T {
  const shorter = (_name: string, value: unknown) => {
    if (Array.isArray(value)) return value.slice(0, mostOfList);
    return typeof value === 'string' && value.length > mostOfText ? `${value.slice(0, mostOfText)}...` : value;
  };
  // of the same shape: what is not a text or a list is left as it is
  return JSON.parse(JSON.stringify(item, shorter)) as T;
}
