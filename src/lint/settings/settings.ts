import type { Severity } from '../../diagnostics/index.js';
import type { Json } from '../../document/index.js';
import type { Preset } from '../rule.js';

/** How much a rule weighs in a project, or that it is off; with options of its own where it has some. */
export type RuleSetting =
  | 'off'
  | Severity
  | { readonly severity?: 'off' | Severity; readonly [option: string]: Json | undefined };

/** What differs in some files, or in some parts of a document. */
export interface LintOverride {
  /** Patterns of files, such as `internal/**`; none: every file. */
  readonly files?: readonly string[];
  /** JSON Pointers (RFC 6901) of the parts that are meant, with all that is in them; none: all of a file. */
  readonly pointers?: readonly string[];
  readonly rules: Readonly<Record<string, 'off' | Severity>>;
}

/** What a project wants of the rules. */
export interface LintSettings {
  /** The sets of rules to begin with. Default: recommended. */
  readonly presets?: readonly Preset[];
  /** What differs from them, by code. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Later ones win. */
  readonly overrides?: readonly LintOverride[];
}

export const presets: readonly Preset[] = ['minimal', 'recommended', 'strict', 'security'];
export const severities: readonly Severity[] = ['error', 'warning', 'info'];
