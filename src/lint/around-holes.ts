import { Holes, hasHoles, statedVersion, type Version, type WrittenObject } from '../contract/index.js';
import type { DocumentSet, SourceFile } from '../document/index.js';
import type { LintFinding } from './finding.js';
import type { ActiveRule } from './run-rules.js';

/** What can be said of a document, where parts of it may be missing since they could not be read. */
export interface Sayable {
  readonly version: Version;
  readonly isWhole: boolean;
  /** Those that can be asked. */
  rules(active: readonly ActiveRule[]): readonly ActiveRule[];
  /**
   * Whether a finding holds of the whole document too.
   * @param node the object that it is said of, where that is known
   */
  holds(finding: LintFinding, node?: WrittenObject): boolean;
  /** Whether all of a node is there, and all that its references lead to. */
  hasAllOf(file: SourceFile, pointer: string): boolean;
}

export function sayableOf(set: DocumentSet): Sayable {
  const stated = statedVersion(set);
  const version = stated ?? '3.1';
  if (!hasHoles(set))
    return { version, isWhole: true, rules: active => active, holds: () => true, hasAllOf: () => true };
  const holes = new Holes(set, version);
  return {
    version,
    isWhole: false,
    // what one version forbids another asks for
    rules: active => (stated === undefined ? [] : active.filter(({ rule }) => !rule.needsWhole)),
    holds: ({ location }, node) => location === undefined || !holes.mayCause(location, node),
    hasAllOf: (file, pointer) => !holes.isPartial(file, pointer),
  };
}
