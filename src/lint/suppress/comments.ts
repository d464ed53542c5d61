import { type Finding, finding } from '../../diagnostics/index.js';
import type { SourceFile } from '../../document/index.js';
import { faultOf, type Suppression } from './suppression.js';

const word = 'specwright-ignore';
// a code, a colon, the reason, and in parentheses at the end who answers for it and until when
const comment = /#[ \t]*specwright-ignore\b[ \t]*([\w@/.-]*)[ \t]*:?[ \t]*(.*)$/;
const details = /[ \t]*\(([^()]*)\)[ \t]*$/;

/**
 * What YAML comments let stand: `# specwright-ignore CODE: reason (owner: Ann, expires: 2026-12-31)` at the end of a line, for
 * that line; on a line of its own, for the next one that is no comment.
 */
export function ignoredByComments(file: SourceFile, tell: (finding: Finding) => void): readonly Suppression[] {
  if (file.format !== 'yaml' || !file.has(word)) return [];
  const lines = file.text.split(/\r\n?|\n/);
  return lines.flatMap((text, index) => {
    const match = comment.exec(text);
    if (!match) return [];
    const location = { file: file.display, line: index + 1, column: match.index + 1, pointer: '' };
    const [, code = '', rest = ''] = match;
    const acceptance = acceptanceOf(rest);
    const fault = code === '' ? 'names no rule' : faultOf(acceptance);
    if (fault !== undefined) {
      tell(finding('ignore-invalid', `The comment ${fault}`, { location }));
      return [];
    }
    const line = text.slice(0, match.index).trim() === '' ? nextLine(lines, index) : index;
    const covers: Suppression['covers'] = at => at.file === file.display && at.line === line + 1;
    return [{ code, acceptance, location, covers }];
  });
}

function acceptanceOf(rest: string): Suppression['acceptance'] {
  const [whole, inner = ''] = details.exec(rest) ?? [];
  const named = new Map(
    inner.split(',').map(part => [part.split(':')[0]!.trim(), part.slice(part.indexOf(':') + 1).trim()]),
  );
  const [owner, expires] = [named.get('owner'), named.get('expires')];
  const isDetails = whole !== undefined && (owner !== undefined || expires !== undefined);
  return {
    reason: (isDetails ? rest.slice(0, -whole.length) : rest).trim(),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

function nextLine(lines: readonly string[], from: number): number {
  const rest = lines.slice(from + 1);
  const found = rest.findIndex(line => line.trim() !== '' && !line.trim().startsWith('#'));
  return from + 1 + Math.max(0, found);
}
