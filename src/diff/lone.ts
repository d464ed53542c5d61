import { type Contract, placeIn } from '../contract/index.js';
import { catalogue, thousands } from '../diagnostics/index.js';
import { fingerprintOf } from './cause.js';
import type { ContractChange, LoneDifference } from './types.js';
import { versionOf } from './version-of.js';

/**
 * What is to be said of a document that one side alone has: one change, breaking where the document is gone.
 * @param name what tells the document apart from the others of its side; by it the change is known again
 */
export function lone(contract: Contract, { name, side }: { name: string; side: 'old' | 'new' }): LoneDifference {
  const change = Object.freeze(side === 'old' ? gone(contract, name) : added(contract, name));
  const version = versionOf(contract);
  return Object.freeze({
    ...(side === 'old' ? { before: version } : { after: version }),
    changes: Object.freeze([change]),
    findings: Object.freeze([]),
  });
}

function gone(contract: Contract, name: string): ContractChange {
  const before = placeIn(contract, '');
  return {
    ...about('document-removed', name),
    level: 'breaking',
    message: `${name} is gone: ${whatIs(contract)}`,
    ...(before && { before }),
  };
}

function added(contract: Contract, name: string): ContractChange {
  const after = placeIn(contract, '');
  return {
    ...about('document-added', name),
    level: 'safe',
    message: `${name} is new: ${whatIs(contract)}`,
    ...(after && { after }),
  };
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
