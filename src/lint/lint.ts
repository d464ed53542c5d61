import { versionOf } from '../contract/index.js';
import type { DocumentSet, SourceFile } from '../document/index.js';
import { activeRules, type RuleSetting } from './active-rules.js';
import type { LintFinding } from './finding.js';
import { fingerprintOf } from './fingerprint.js';
import type { Fixable } from './reporting.js';
import type { Preset } from './rule.js';
import { runRules } from './run-rules.js';

export interface LintOptions {
  /** The sets of rules to begin with. Default: recommended. */
  readonly presets?: readonly Preset[];
  /** What differs from them, by code. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** The day that x-sunset is held against, such as `2026-01-31`. Default: today, in UTC. */
  readonly now?: string;
}

export interface LintReport {
  /** In the order of files and lines; what is wrong with the document itself first. */
  readonly findings: readonly LintFinding[];
}

/**
 * Reviews a document.
 * @param set as loadDocument gives it; with `allowBroken`, what can be read of a broken one is reviewed too
 */
export function lint(set: DocumentSet, options: LintOptions = {}): LintReport {
  const { presets = ['recommended'], rules = {}, now = new Date().toISOString().slice(0, 10) } = options;
  const { found, structure } = runRules(set, versionOf(set.root.value) ?? '3.1', activeRules(presets, rules), now);
  return { findings: Object.freeze([...structure, ...ordered(found, set)]) };
}

/** One finding a place and message, as components are met by all that refer to them. */
function ordered(found: readonly Fixable[], set: DocumentSet): readonly LintFinding[] {
  const files = new Map([...set.files.values()].map((file, index) => [file.display, { file, index }]));
  const known = new Map<string, LintFinding>();
  for (const { finding } of found) {
    const { file, line, column } = finding.location ?? { file: '', line: 0, column: 0 };
    const key = JSON.stringify([file, line, column, finding.code, finding.message]);
    if (!known.has(key)) known.set(key, finding);
  }
  const rank = ({ location }: LintFinding) => files.get(location?.file ?? '')?.index ?? 0;
  return [...known.values()]
    .sort((a, b) => rank(a) - rank(b) || byPlace(a, b))
    .map(finding => ({ ...finding, fingerprint: fingerprintOf(finding, fileOf(finding, files)) }));
}

function fileOf({ location }: LintFinding, files: ReadonlyMap<string, { readonly file: SourceFile }>) {
  return location && files.get(location.file)?.file;
}

function byPlace({ location: a }: LintFinding, { location: b }: LintFinding): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
