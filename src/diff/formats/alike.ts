import type { ContractChange } from '../types.js';
import { isSaid } from './reached.js';

/** Changes of one code that are told together. */
export interface Told {
  readonly changes: readonly ContractChange[];
  /** What all of them say of an operation each: `each is gone: its requests are answered with 404`; undefined: each for itself. */
  readonly alike?: string;
}

/** Changes of one code, those together that differ in the operation alone, in the order in which the first of each comes. */
export function toldTogether(group: readonly ContractChange[]): readonly Told[] {
  const parts = new Map<string | undefined, ContractChange[]>();
  for (const change of group) {
    const rest = restOf(change);
    const key = rest === undefined ? undefined : `${rest}\n${change.remedy}`;
    const part = parts.get(key);
    if (part) part.push(change);
    else parts.set(key, [change]);
  }
  return [...parts.values()].map(changes => {
    const rest = changes.length > 1 ? restOf(changes[0]!) : undefined;
    return { changes, ...(rest !== undefined && { alike: `each${rest}` }) };
  });
}

/** A message without the operation that it begins with, of a change that has nothing else to show. */
function restOf(change: ContractChange): string | undefined {
  const { message, reaches, witness, unknown, softened, before, after } = change;
  const operation = reaches[0]?.operation;
  // a request that fails by its first line, whatever else it holds, says no more than the operation does
  const isPlain = (witness?.mark ?? 0) === 0 && unknown === undefined && softened === undefined;
  if (operation === undefined || !isPlain || (before && after) || !isSaid(change)) return undefined;
  return /^[ ,:]/.test(message.slice(operation.length)) && message.startsWith(operation)
    ? message.slice(operation.length)
    : undefined;
}
