import { diffArrays } from 'diff';
import type { TextEdit } from 'vscode-languageserver/node';

/** What makes one text another, line by line: an editor keeps its place in what stays. */
export function textEdits(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  const lines = wholeLines(before);
  let line = 0;
  let taken: { from: number; to: number; text: string } | undefined;
  const end = () => {
    if (taken) edits.push({ range: rangeOf(taken, lines), newText: taken.text });
    taken = undefined;
  };
  for (const { value, added, removed } of diffArrays([...lines], [...wholeLines(after)])) {
    if (!added && !removed) end();
    else {
      taken ??= { from: line, to: line, text: '' };
      if (added) taken.text += value.join('');
      else taken.to += value.length;
    }
    if (!added) line += value.length;
  }
  end();
  return edits;
}

/** The lines of a text with what ends them, as the protocol counts them: a bare CR ends one too. */
function wholeLines(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

function rangeOf({ from, to }: { readonly from: number; readonly to: number }, lines: readonly string[]) {
  const start = { line: from, character: 0 };
  const last = lines.at(-1) ?? '';
  // the last line may have no end
  if (to < lines.length || /[\r\n]$/.test(last)) return { start, end: { line: to, character: 0 } };
  return { start, end: { line: Math.max(0, lines.length - 1), character: last.length } };
}
