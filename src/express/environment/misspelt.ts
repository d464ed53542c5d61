/** Letters that a name must have to be taken for one with a letter more, less or other: short words are all near each other. */
const longEnough = 8;

/**
 * Which of some names a variable was probably meant to be: two neighbouring letters are swapped or, in a long name, one is
 * more, less or another. Less than that is no sign: everybody's variables are in the environment.
 */
export function meantBy(name: string, names: readonly string[]): string | undefined {
  return names.find(
    each => each !== name && (isSwapped(name, each) || (each.length >= longEnough && isNear(name, each))),
  );
}

/** How many letters two texts begin with in common. */
function common(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function isSwapped(one: string, other: string): boolean {
  const at = common(one, other);
  const swapped = one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2);
  return swapped === other;
}

function isNear(one: string, other: string): boolean {
  const at = common(one, other);
  const [rest, left] = [one.slice(at), other.slice(at)];
  return rest.slice(1) === left.slice(1) || rest.slice(1) === left || rest === left.slice(1);
}
