const deepest = 32;

/**
 * What a form's parser made, written as the text that it may have been: read anew, each value gets the type that its schema
 * says. Lists repeat their name, objects come by brackets, as such parsers read them.
 * @returns undefined where there are values of other types than text already, or none that a form can hold
 */
export function formTextOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const pairs: string[] = [];
  const whole = Object.entries(value).every(([name, one]) => write(pairs, encoded(name), one, 0));
  return whole ? pairs.join('&') : undefined;
}

/** @returns whether all of it could be written */
function write(pairs: string[], name: string, value: unknown, depth: number): boolean {
  if (typeof value === 'string') {
    pairs.push(`${name}=${encoded(value)}`);
    return true;
  }
  if (typeof value !== 'object' || value === null || depth > deepest) return false;
  const members = Object.entries(value);
  const isList = Array.isArray(value);
  return (
    members.length > 0 &&
    members.every(([key, one]) =>
      write(pairs, isList && typeof one === 'string' ? name : `${name}[${encoded(key)}]`, one, depth + 1),
    )
  );
}

/** Commas and bars part the items of some styles, and only where they are not encoded. */
function encoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1).replaceAll('%2C', ',').replaceAll('%7C', '|');
}
