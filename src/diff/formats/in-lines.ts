/** Of a line of names: as much as a reader of the text sees at once. */
const longest = 160;

/**
 * What is said of names, and these, in a paragraph of Markdown that goes on in further lines where it is long.
 * @param names each as Markdown that no block of another kind begins with
 * @param end what is said behind the last name
 * @param indent of the lines after the first one
 */
export function inLines(
  start: string,
  names: readonly string[],
  { end = '', indent }: { readonly end?: string; readonly indent: string },
): readonly string[] {
  const lines = [start];
  for (const [index, name] of names.entries()) {
    const word = index < names.length - 1 ? `${name},` : name + end;
    const line = lines.at(-1)!; // there is one from the beginning
    if (line.length + 1 + word.length > longest) lines.push(indent + word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
