import type { Finding } from '../finding.js';
import type { Severity } from '../severity.js';

const names: Record<Severity, readonly [string, string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
};

/** How many findings there are of a severity. */
export function count(findings: readonly Finding<string>[], severity: Severity): number {
  return findings.filter(finding => finding.severity === severity).length;
}

/** `2 errors, 1 warning`; `no findings` where there are none. */
export function tally(findings: readonly Finding<string>[]): string {
  const parts = (['error', 'warning', 'info'] as const)
    .map(severity => ({ number: count(findings, severity), words: names[severity] }))
    .filter(({ number }) => number > 0)
    .map(({ number, words }) => `${number} ${number === 1 ? words[0] : words[1]}`);
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}
