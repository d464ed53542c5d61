import { type Contract, placeIn } from '../contract/index.js';
import { catalogue, thousands } from '../diagnostics/index.js';
import { fingerprintOf } from './cause.js';
import { findingsOfNew } from './readers-findings.js';
import type { ContractChange, LoneDifference } from './types.js';
import { versionOf } from './version-of.js';

/**
 * What is to be said of a document that one side alone has: one change, breaking where the document is gone.
 * @param name what tells the document apart from the others of its side; by it the change is known again
 */
export function lone(contract: Contract, { name, side }: { name: string; side: 'old' | 'new' }): LoneDifference {
  const isGone = side === 'old';
  const sided = <Value>(value: Value) => (isGone ? { before: value } : { after: value });
  const place = placeIn(contract, '');
  const change: ContractChange = Object.freeze({
    ...about(isGone ? 'document-removed' : 'document-added', name),
    level: isGone ? 'breaking' : 'safe',
    message: `${name} is ${isGone ? 'gone' : 'new'}: ${whatIs(contract)}`,
    ...(place && sided(place)),
  });
  return Object.freeze({
    ...sided(versionOf(contract)),
    changes: Object.freeze([change]),
    findings: Object.freeze(isGone ? [] : findingsOfNew(contract)),
  });
}

function about(code: 'document-removed' | 'document-added', name: string) {
  return {
    code,
    remedy: catalogue[code].remedy,
    directions: Object.freeze([]),
    reaches: Object.freeze([]),
    fingerprint: fingerprintOf([code, [name]]),
  };
}

/** `Shop 1.2.0, 2 operations`. */
function whatIs({ info, operations, webhooks }: Contract): string {
  const count = operations.length + webhooks.length;
  return `${info.title} ${info.version}, ${thousands(count)} operation${count === 1 ? '' : 's'}`;
}
