import { membersAt, skipSpace, valueEnd } from '../json-positions.js';
import { readOnce, type Written } from './written.js';

/** The container that begins at an offset of a JSON text. */
export function writtenJson(text: string, at = skipSpace(text, 0)): Written | undefined {
  const open = text[at];
  if (open !== '{' && open !== '[') return undefined;
  const entries = [...membersAt(text, at)].map(({ name, key, value }) => ({
    name,
    from: key ?? value,
    value,
    end: valueEnd(text, value),
    inner: readOnce(() => writtenJson(text, value)),
  }));
  // a number is followed by what belongs to nothing
  const trimmed = entries.map(entry => ({ ...entry, end: endOfText(text, entry.end) }));
  return { isMap: open === '{', isFlow: true, start: at, end: valueEnd(text, at), entries: trimmed };
}

function endOfText(text: string, end: number): number {
  let at = end;
  while (/\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
