import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Location, Severity } from '../diagnostics/index.js';
import type { SourceFile } from '../document/index.js';
import { type LintFinding, type LintReport, type Rule, rules } from '../lint/index.js';
import type { Review, ReviewedFile, ReviewedFinding } from './review.js';
import { rulePage } from './rule-page.js';
import { linesOf, tokenRange } from './text-range.js';

interface Given extends Pick<LintReport, 'findings' | 'fixes'> {
  /** None where the document could not be read. */
  readonly files: Iterable<SourceFile>;
  /** Where findings go that are in no file of the document. */
  readonly root: Pick<SourceFile, 'uri' | 'display' | 'text'>;
  /** Rules of the project's own. */
  readonly own: readonly Rule[];
}

/** Brings what a review gave into the form in which an editor shows it. */
export function reviewed({ findings, fixes, files, root, own }: Given): Review {
  const byName = new Map<string, Place>([[root.display, new Place(root)]]);
  for (const file of files) byName.set(file.display, new Place(file));
  const table = new Map([...rules, ...own].map(rule => [rule.code, rule]));
  for (const finding of findings) {
    const place = byName.get(finding.location?.file ?? '') ?? byName.get(root.display)!; // put there above
    const fix = fixes.get(finding);
    const title = fix && (table.get(finding.code)?.fix ?? finding.remedy);
    place.findings.push({
      diagnostic: toDiagnostic(finding, place, byName),
      ...(fix && title !== undefined && { fix: { title, edits: fix.edits } }),
    });
  }
  const pages = Object.fromEntries(own.map(rule => [rule.code, rulePage(rule)]));
  return { files: [...byName.values()].map(({ uri, findings }): ReviewedFile => ({ uri, findings })), pages };
}

/** A file as findings are placed in it; its lines are made where one is asked for. */
class Place {
  readonly uri: string;
  readonly findings: ReviewedFinding[] = [];
  readonly #file: Pick<SourceFile, 'text'>;
  #lines: readonly string[] | undefined;

  constructor(file: Pick<SourceFile, 'uri' | 'text'>) {
    this.uri = file.uri;
    this.#file = file;
  }

  rangeOf(location: Location | undefined) {
    this.#lines ??= linesOf(this.#file.text);
    return tokenRange(this.#lines, location ?? { line: 1, column: 1 });
  }
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

function toDiagnostic(finding: LintFinding, place: Place, byName: ReadonlyMap<string, Place>): Diagnostic {
  const { code, severity, message, remedy, location, related = [], fingerprint } = finding;
  const others = related.flatMap(({ message, location }) => {
    const other = byName.get(location.file);
    return other ? [{ message, location: { uri: other.uri, range: other.rangeOf(location) } }] : [];
  });
  const tags = tagsOf(code);
  return {
    source: 'specwright',
    code,
    severity: severities[severity],
    message: remedy ? `${message}\n${remedy}` : message,
    range: place.rangeOf(location),
    ...(others.length > 0 && { relatedInformation: others }),
    ...(tags && { tags }),
    ...(fingerprint !== undefined && { data: { fingerprint } }),
  };
}

/** What nothing uses is shown faint. */
function tagsOf(code: string): DiagnosticTag[] | undefined {
  return code.endsWith('-unused') ? [DiagnosticTag.Unnecessary] : undefined;
}
