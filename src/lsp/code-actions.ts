import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { catalogue } from '../diagnostics/index.js';
import type { SourceFile } from '../document/index.js';
import { CompatibleFixes, type Fix, mendedText } from '../lint/index.js';
import type { ReviewedFinding } from './review.js';
import { textEdits } from './text-edits.js';
import { linesOf } from './text-range.js';

/** What an action needs to be worked out once it is chosen: to write a document anew takes longer than to offer it. */
export interface ActionData {
  readonly uri: string;
  /** Of the text, as the editor counts. */
  readonly version: number;
  readonly fixes: readonly Fix[];
}

interface Asked {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
  readonly context: CodeActionContext;
}

/** What mends the findings of a range, each and all of a rule; what mends the whole file; notes that let a finding stand. */
export function codeActions(
  { uri, version, range, context }: Asked,
  findings: readonly ReviewedFinding[],
  text: string,
): readonly CodeAction[] {
  const wants = (kind: string) =>
    !context.only || context.only.some(only => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  const here = findings.filter(({ diagnostic }) => overlap(diagnostic.range, range));
  if (wants(CodeActionKind.QuickFix)) {
    for (const { diagnostic, fix } of here) {
      if (fix) {
        const data: ActionData = { uri, version, fixes: [{ edits: fix.edits }] };
        const title = `${fix.title.replace(/\.$/, '')} (${diagnostic.code})`;
        actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: true, data });
      }
    }
    for (const code of new Set(here.filter(({ fix }) => fix).map(({ diagnostic }) => diagnostic.code))) {
      const alike = findings.filter(({ diagnostic, fix }) => fix && diagnostic.code === code);
      if (alike.length < 2) continue;
      const data: ActionData = { uri, version, fixes: compatible(alike) };
      actions.push({ title: `Mend all of ${code} in this file`, kind: CodeActionKind.QuickFix, data });
    }
    const written = { lines: linesOf(text), ending: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n' };
    for (const { diagnostic } of here) actions.push(...noteFor(uri, diagnostic, written));
  }
  const all = findings.filter(({ fix }) => fix);
  if (wants(sourceFixAll) && all.length > 0) {
    const data: ActionData = { uri, version, fixes: compatible(all) };
    actions.push({ title: 'Mend all that has one mechanical answer', kind: sourceFixAll, data });
  }
  return actions;
}

export const sourceFixAll = `${CodeActionKind.SourceFixAll}.specwright`;

function compatible(findings: readonly ReviewedFinding[]): readonly Fix[] {
  const chosen = new CompatibleFixes();
  for (const { fix } of findings) if (fix) chosen.add({ edits: fix.edits });
  return chosen.all;
}

/**
 * The edits of an action that was chosen.
 * @param text as the editor holds it: it may begin with a mark that the file is read without
 * @returns undefined where nothing can be mended without the text around it being written anew
 */
export function actionEdits(file: SourceFile, fixes: readonly Fix[], text: string): TextEdit[] | undefined {
  const mended = mendedText(file, fixes);
  const mark = text.slice(0, text.length - file.text.length);
  return mended.done.length > 0 ? textEdits(text, mark + mended.text) : undefined;
}

/** A comment that lets a finding stand; JSON has none. */
function noteFor(
  uri: string,
  diagnostic: ReviewedFinding['diagnostic'],
  { lines, ending }: { readonly lines: readonly string[]; readonly ending: string },
): readonly CodeAction[] {
  const at = diagnostic.range.start.line;
  const line = lines[at] ?? '';
  // what is wrong with the text itself cannot be let stand
  if (Object.hasOwn(catalogue, String(diagnostic.code))) return [];
  if (/\.json$/i.test(uri) || /^\s*[{[]/.test(lines[0] ?? '') || line.includes('#')) return [];
  const indent = /^\s*/.exec(line)![0];
  const newText = `${indent}# specwright-ignore ${diagnostic.code}: why it may stand${ending}`;
  const start = { line: at, character: 0 };
  return [
    {
      title: `Let ${diagnostic.code} stand here, with a note`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: { changes: { [uri]: [{ range: { start, end: start }, newText }] } },
    },
  ];
}

function overlap(a: Range, b: Range): boolean {
  const isBefore = (one: Range['start'], other: Range['start']) =>
    one.line < other.line || (one.line === other.line && one.character < other.character);
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}
