import { type Contract, contractRule } from '../contract/index.js';
import { checkArgument, checkOptions } from '../diagnostics/index.js';
import { Collector } from './collector.js';
import { graver } from './graver.js';
import { compareContracts, softenedByStability, unknownStabilities } from './http/index.js';
import { diffRules } from './option-rules.js';
import { readersFindings } from './readers-findings.js';
import { compareSites } from './schemas/index.js';
import type { ContractChange, Difference, DiffOptions, Level } from './types.js';
import { versionOf } from './version-of.js';

/**
 * What a new version of a contract changes, for whom, and how gravely: by what messages mean, not by how the document is
 * written. A request must be accepted as before; a response must hold nothing that was not known before.
 * @param before the version that clients keep to
 * @param after the version that takes its place
 * @throws FindingsError option-invalid where either is no contract, or an option is none or not what it must be
 */
export function diff(before: Contract, after: Contract, options: DiffOptions = {}): Difference {
  checkArgument('before', before, contractRule);
  checkArgument('after', after, contractRule);
  checkOptions(options, diffRules);
  const collector = new Collector((level, operation) => softenedByStability(level, operation, options));
  const schemas = compareContracts(before, after, collector, options);
  compareSites({ before, after, schemas }, collector, options);
  const changes = sorted(collector.changes());
  const counts = { breaking: 0, risky: 0, safe: 0 };
  for (const { level } of changes) counts[level]++;
  const worst = changes.reduce<Level | undefined>(
    (level, change) => (level ? graver(level, change.level) : change.level),
    undefined,
  );
  return Object.freeze({
    before: versionOf(before),
    after: versionOf(after),
    changes: Object.freeze(changes),
    ...(worst && { level: worst }),
    counts: Object.freeze(counts),
    findings: Object.freeze([...readersFindings(before, after), ...unknownStabilities(before, after)]),
  });
}

const order: Readonly<Record<Level, number>> = { breaking: 0, risky: 1, safe: 2 };

function sorted(changes: readonly ContractChange[]): ContractChange[] {
  return [...changes].sort((one, other) => order[one.level] - order[other.level]);
}
