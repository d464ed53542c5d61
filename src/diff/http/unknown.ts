import type { Remark } from '../report.js';

/**
 * What is said where no document says what a change breaks: what could not be decided, of what and why, and what is left to do.
 * @param what a question that begins with `whether` or another word that asks
 */
export function undecided(what: string, why: string, remedy: string): Pick<Remark, 'unknown' | 'remedy'> {
  const question = `${what[0]!.toUpperCase()}${what.slice(1)}`;
  return { unknown: `${question} could not be decided: ${why}`, remedy: `${remedy}; ${accept}` };
}

const accept = 'accept the change by its fingerprint if it is harmless';
