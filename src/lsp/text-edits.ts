import { diffLines } from 'diff';
import type { TextEdit } from 'vscode-languageserver/node';

/** What makes one text another, line by line: an editor keeps its place in what stays. */
export function textEdits(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let line = 0;
  let taken: { from: number; to: number; text: string } | undefined;
  const end = () => {
    if (taken) edits.push({ range: rangeOf(taken, before), newText: taken.text });
    taken = undefined;
  };
  for (const { value, count, added, removed } of diffLines(before, after)) {
    if (!added && !removed) end();
    else {
      taken ??= { from: line, to: line, text: '' };
      if (added) taken.text += value;
      else taken.to += count;
    }
    if (!added) line += count;
  }
  end();
  return edits;
}

function rangeOf({ from, to }: { readonly from: number; readonly to: number }, text: string): TextEdit['range'] {
  const start = { line: from, character: 0 };
  const lines = text.split('\n');
  // the last line may have no end
  if (to < lines.length) return { start, end: { line: to, character: 0 } };
  return { start, end: { line: lines.length - 1, character: lines.at(-1)!.length } };
}
