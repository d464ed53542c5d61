import { appendToken, type SourceFile } from '../document/index.js';

/** A value that is written in its line, and the comment behind it. */
const commented = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'|>][^\n]*?)[ \t]+(#[^\r\n]*)/;

/**
 * The text of a YAML file in which the comment behind a member stands in a line of its own above it, so that it stays where the
 * member goes.
 * @param item JSON Pointer of what has the members
 */
export function withCommentsAbove(file: SourceFile, item: string, names: readonly string[]): string {
  let { text } = file;
  const starts = lineStarts(text);
  // the last first: those before it stay where they are
  const places = names.map(name => {
    const pointer = appendToken(item, name);
    return { key: file.locate(pointer, 'key'), value: file.locate(pointer, 'value') };
  });
  for (const { key, value } of places.sort((one, other) => other.key.line - one.key.line)) {
    const start = starts[key.line - 1] ?? 0;
    const lead = text.slice(start, start + key.column - 1);
    const [, comment] = commented.exec(text.slice((starts[value.line - 1] ?? 0) + value.column - 1)) ?? [];
    // behind the dash, and in a line that others share, it is of more than the member
    if (comment === undefined || lead.trim() !== '' || key.line !== value.line) continue;
    text = `${text.slice(0, start)}${lead}${comment}\n${text.slice(start)}`;
  }
  return text;
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
}
