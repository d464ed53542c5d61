import type { Code } from './catalogue.js';
import type { Location } from './location.js';
import type { Severity } from './severity.js';

/** One thing that a reader of a document has to say. The only shape in which Specwright reports. */
export interface Finding {
  /** Stable and kebab-case; `specwright explain CODE` says more. */
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong, in the user's words, with the names concerned. */
  readonly message: string;
  /** What to do about it, in the imperative. */
  readonly remedy: string;
  readonly location?: Location;
  /** `GET /pets/{petId}` where the finding belongs to one operation. */
  readonly operation?: string;
  /** Other places that a reader needs, such as the first of two duplicates. */
  readonly related?: readonly { readonly message: string; readonly location: Location }[];
}

/** Thrown where no result can be given; carries all that was found. Never thrown for a mere warning. */
export class FindingsError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(summary).join('\n'));
    this.name = 'FindingsError';
    this.findings = Object.freeze([...findings]);
  }
}

function summary(finding: Finding): string {
  const place = finding.location
    ? `${finding.location.file}:${finding.location.line}:${finding.location.column}: `
    : '';
  return `${place}${finding.message} (${finding.code}). ${finding.remedy}`;
}
