/** As in openapi/registry.yaml. */
const mostItems = 1000;
/** A name of half a megabyte may stand in the pointers of everything below it. */
const mostCharacters = 1024 * 1024;

/** The first of a list of findings or the like: as many as an answer has room for, and one at least. */
export function firstOf<T>(items: readonly T[]): T[] {
  const taken: T[] = [];
  let characters = 0;
  for (const item of items.slice(0, mostItems)) {
    characters += JSON.stringify(item).length;
    if (taken.length > 0 && characters > mostCharacters) break;
    taken.push(item);
  }
  return taken;
}
