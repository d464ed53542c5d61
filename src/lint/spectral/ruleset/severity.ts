import type { Severity } from '../../../diagnostics/index.js';

/** Spectral's levels; -1: off. */
export type Level = -1 | 0 | 1 | 2 | 3;

const levels: Readonly<Record<string, Level>> = { error: 0, warn: 1, info: 2, hint: 3, off: -1 };

/** A severity as rulesets write it: a name or a number. Undefined: it is none. */
export function levelOf(severity: unknown): Level | undefined {
  if (typeof severity === 'string' && Object.hasOwn(levels, severity)) return levels[severity];
  const level = typeof severity === 'number' || typeof severity === 'string' ? Number(severity) : Number.NaN;
  // the numbers are those of the type
  return severity !== '' && [-1, 0, 1, 2, 3].includes(level) ? (level as Level) : undefined;
}

const severities: Readonly<Record<Level, Severity>> = { [-1]: 'info', 0: 'error', 1: 'warning', 2: 'info', 3: 'info' };

/** As reports have it. */
export function severityOf(level: Level): Severity {
  return severities[level];
}
