import type { CodeEntry } from './code-entry.js';
import type { Finding } from './finding.js';

/** What a reporter may need beside the findings. */
export interface ReportOptions {
  /** Whether the reader is a terminal that shows colours. Only `pretty` looks at it. */
  readonly colour?: boolean;
  /**
   * The text of a file by the name that stands in a Location, where it is at hand; `pretty` and `html` show the line.
   * @returns undefined where the text is not known
   */
  readonly text?: (file: string) => string | undefined;
  /**
   * What a code means that the catalogue does not have: a linter's rule.
   * @returns undefined where nothing is known of it
   */
  readonly explain?: (code: string) => CodeEntry | undefined;
  /** Specwright's version; reports that outlive the terminal name it. */
  readonly version?: string;
}

/** Turns findings into one whole report. Never throws, and escapes whatever a document may have put into a name. */
export type Reporter = (findings: readonly Finding<string>[], options: ReportOptions) => string;
