import type { Code } from './catalogue.js';
import type { Location } from './location.js';
import type { Severity } from './severity.js';

/**
 * One thing that a reader of a document has to say. The only shape in which Specwright reports.
 * @typeParam C the codes: those of the catalogue, or any, as a linter's rules have names that their authors choose
 */
export interface Finding<C extends string = Code> {
  /** Stable and kebab-case; `specwright explain CODE` says more. */
  readonly code: C;
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
  /** The same for the same finding of another run, wherever it has moved to: reports that are compared with each other carry it. */
  readonly fingerprint?: string;
  /** Why it may stand, where somebody has said so: told apart by the formats that can, and left out of the others. */
  readonly accepted?: { readonly reason: string; readonly owner?: string; readonly expires?: string };
}

/** How many findings the message of an error repeats, and how much of each: a document may have any number, of any length. */
const mostTold = 5;
const longest = 500;

/**
 * Thrown where no result can be given; carries all that was found. Never thrown for a mere warning.
 * Its message has the first few, each with file, line, column and code, and says how many more there are.
 */
export class FindingsError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(messageOf(findings));
    this.name = 'FindingsError';
    this.findings = Object.freeze([...findings]);
  }
}

/** What is wrong before what is merely noted: a warning must not push an error out of the message. */
function messageOf(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const lines = [...errors, ...others].slice(0, mostTold).map(summary);
  const more = findings.length - lines.length;
  if (more > 0) lines.push(`... and ${more} more, ${findings.length} findings in all: see 'findings' of this error`);
  return lines.join('\n');
}

function summary({ location, message, code, remedy }: Finding): string {
  const place = location ? `${location.file}:${location.line}:${location.column}: ` : '';
  return `${place}${shortened(message)} (${code}). ${shortened(remedy)}`;
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
