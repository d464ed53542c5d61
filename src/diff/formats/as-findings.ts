import {
  type Finding,
  formatLocation,
  type Location,
  type Reporter,
  type Severity,
  thousands,
} from '../../diagnostics/index.js';
import { isOfReader } from '../readers-findings.js';
import type { AcceptedChange, Comparison, Review } from '../review/review.js';
import type { ContractChange, Level } from '../types.js';
import type { Format, FormatOptions } from './format.js';
import { hitOperations } from './reached.js';
import { findingsOf } from './words.js';

const severities: Readonly<Record<Level, Severity>> = { breaking: 'error', risky: 'warning', safe: 'info' };

/**
 * A format that shows changes as the reporters of findings show theirs.
 * @param onlyFailing whether to its readers a warning is a failure: then a change is one only where it fails the command
 * @param withAccepted whether the reporter tells what is accepted apart; else that is left out
 * @param inOnePlace whether it tells one place of a finding: then others that belong to it are named in its words
 */
export function byReporter(
  reporter: Reporter,
  { onlyFailing = false, withAccepted = false, inOnePlace = false } = {},
): Format {
  return (review, options) => {
    const beside = findingsOf(review).map(each => (inOnePlace ? withPlaces(each) : each));
    const all = [...changesOf(review, options, withAccepted), ...beside];
    const isNote = (each: Finding) => onlyFailing && (!options.riskyFails || isOfReader(each));
    return reporter(
      all.map(each => (isNote(each) ? asNote(each) : each)),
      options,
    );
  };
}

function asNote(finding: Finding): Finding {
  return finding.severity === 'warning' ? { ...finding, severity: 'info' } : finding;
}

/** Of what is no change: where a change was, the report itself says. */
function withPlaces(finding: Finding): Finding {
  const places = finding.related?.map(each => `${formatLocation(each.location)}: ${each.message}`) ?? [];
  return places.length === 0 ? finding : { ...finding, message: `${finding.message} (see ${places.join('; ')})` };
}

/** Every change as a finding in the new document. */
function changesOf(review: Review, options: FormatOptions, withAccepted: boolean): readonly Finding[] {
  return review.comparisons.flatMap(comparison => [
    ...comparison.changes.map(change => findingOf(change, comparison, options)),
    ...(withAccepted ? comparison.accepted : []).map(change => acceptedOf(change, comparison, options)),
  ]);
}

function findingOf(change: ContractChange, comparison: Comparison, options: FormatOptions): Finding {
  const { code, level, remedy, before, after, fingerprint } = change;
  const location = after ?? (before && (options.nearest?.(comparison, before) ?? before));
  const operations = hitOperations(change);
  return {
    code,
    severity: severities[level],
    message: messageOf(change, operations),
    remedy,
    ...(location && { location }),
    ...(operations.length === 1 && { operation: operations[0]! }),
    ...relatedOf(before, location),
    fingerprint,
  };
}

/** A note, whatever it breaks: to a reader that knows nothing of acceptances it must not fail what the command passes. */
function acceptedOf(change: AcceptedChange, comparison: Comparison, options: FormatOptions): Finding {
  return { ...findingOf(change, comparison, options), severity: 'info', accepted: change.accepted };
}

/** Most reports have one line for it: the operations are a part of that where there is more than one. */
function messageOf({ message, unknown }: ContractChange, operations: readonly string[]): string {
  const why = unknown === undefined ? '' : ` (unknown: ${unknown})`;
  const named = operations.length === 1 && !message.includes(operations[0]!) ? operations : operations.slice(0, 3);
  if (named.length === 0 || (operations.length === 1 && message.includes(operations[0]!))) return message + why;
  const more = operations.length - named.length;
  return `${message}${why}, in ${named.join(', ')}${more > 0 ? ` and ${thousands(more)} more` : ''}`;
}

function relatedOf(before: Location | undefined, location: Location | undefined): Pick<Finding, 'related'> {
  return before && before !== location ? { related: [{ message: 'before', location: before }] } : {};
}
