// https://semver.org/spec/v2.0.0.html
import { type Finding, finding, type Location } from '../../diagnostics/index.js';
import type { ContractChange, Version } from '../types.js';
import { type ChangeKind, kindOf } from './kind.js';
import { compareVersions, formatVersion, parseVersion, type SemanticVersion } from './semver.js';

/** How much a version has to rise. */
export type Step = 'major' | 'minor' | 'patch' | 'none';

/** The version that changes deserve, held against the one that the new document states. */
export interface VersionVerdict {
  /** As the standard counts from 1.0.0 on. */
  readonly deserves: Step;
  readonly before: string;
  readonly after: string;
  /** The least version that says so; undefined where the old version is none by the standard. */
  readonly atLeast?: string;
  /** Whether the new version says as much; undefined where nobody can tell. */
  readonly holds?: boolean;
}

const stepOf: Readonly<Record<ChangeKind, Step>> = {
  breaking: 'major',
  deprecated: 'minor',
  added: 'minor',
  changed: 'minor',
  documented: 'patch',
};

/** What changes deserve: the most that one of them does. */
export function deserved(changes: readonly ContractChange[], riskyBreaks = false): Step {
  const risky = riskyBreaks ? 'major' : 'minor';
  const steps = new Set(changes.map(change => (change.level === 'risky' ? risky : stepOf[kindOf(change)])));
  return (['major', 'minor', 'patch'] as const).find(step => steps.has(step)) ?? 'none';
}

/**
 * Holds the versions of two documents against what changed between them.
 * @param riskyBreaks whether a risky change counts as a breaking one
 * @returns the verdict, and what is wrong with it
 */
export function versionVerdict(
  difference: { readonly before: Version; readonly after: Version; readonly changes: readonly ContractChange[] },
  options: { readonly riskyBreaks?: boolean; readonly location?: Location | undefined } = {},
): { readonly verdict: VersionVerdict; readonly finding?: Finding } {
  const [before, after] = [difference.before.version, difference.after.version];
  const deserves = deserved(difference.changes, options.riskyBreaks);
  const [old, now] = [parseVersion(before), parseVersion(after)];
  const { location } = options;
  if (!old || !now) {
    const message = `'${old ? after : before}' is no semantic version: whether it says enough for ${named(deserves)} is not known`;
    return { verdict: { deserves, before, after }, finding: finding('version-not-semantic', message, { location }) };
  }
  const least = raised(old, deserves);
  const atLeast = least === old ? before : formatVersion(least);
  const holds = compareVersions(now, floorOf(least, old)) >= 0;
  const verdict = { deserves, before, after, atLeast, holds };
  if (holds) return { verdict };
  const step = before === after ? `stays ${after}` : `goes from ${before} to ${after}`;
  const message = `The version ${step}, and the changes deserve ${named(deserves)}`;
  const remedy = `Set info.version to ${atLeast} or more`;
  return { verdict, finding: finding('version-too-low', message, { location, remedy }) };
}

const beforeTheFirst = { major: 'minor', minor: 'patch', patch: 'patch' } as const;

function named(step: Step): string {
  return step === 'none' ? 'no other one' : `a ${step} one`;
}

/** §4: before 1.0.0 the minor number stands for what breaks, and the patch number for the rest. §9: so does what is no release yet. */
function raised(old: SemanticVersion, step: Step): SemanticVersion {
  const { major, minor, patch, pre } = old;
  if (step === 'none') return old;
  // nothing was promised by what came before the release, and the release itself comes after it
  if (pre.length > 0) return { major, minor, patch, pre: [] };
  const part = major === 0 ? beforeTheFirst[step] : step;
  if (part === 'major') return { major: major + 1, minor: 0, patch: 0, pre: [] };
  if (part === 'minor') return { major, minor: minor + 1, patch: 0, pre: [] };
  return { major, minor, patch: patch + 1, pre: [] };
}

/** A version before the release says as much as the release: 2.0.0-rc.1 is a major one after 1.9.0. */
function floorOf(least: SemanticVersion, old: SemanticVersion): SemanticVersion {
  if (least === old) return old;
  // of what was no release itself, the next one before the release will do
  return old.pre.length > 0 ? { ...old, pre: [...old.pre, '0'] } : { ...least, pre: ['0'] };
}
