/**
 * The name that was probably meant.
 * @returns undefined where nothing is near: over a third of the letters differ
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  return byDistance(typed, names)[0];
}

/** At most three names that may have been meant, the likeliest first: those that are near, then those with the same word in them. */
export function near(typed: string, names: readonly string[]): readonly string[] {
  const word = typed.slice(0, 100).toLowerCase();
  const holding = word.length < 3 ? [] : names.filter(name => name.toLowerCase().includes(word));
  return [...new Set([...byDistance(typed, names), ...holding])].slice(0, 3);
}

function byDistance(typed: string, names: readonly string[]): readonly string[] {
  const word = typed.slice(0, 100);
  return names
    .map(name => ({ name, distance: distance(word, name) }))
    .filter(({ name, distance: steps }) => steps <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .map(({ name }) => name);
}

/** Levenshtein's: how many letters to add, drop or change. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
