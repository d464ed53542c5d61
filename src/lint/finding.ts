import type { Finding } from '../diagnostics/index.js';

/** A finding of a rule: of Specwright's own, of a ruleset, or of the project. */
export type LintFinding = Finding<string>;
