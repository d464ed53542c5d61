import type { ContractChange } from '../types.js';
import { isSaid } from './reached.js';

/**
 * What changes of one kind say alike, each of an operation of its own: `each is gone: its requests are answered with 404`.
 * @returns undefined where they differ in more than the operation, or where there is more to say of one
 */
export function saidAlike(changes: readonly ContractChange[]): string | undefined {
  const [first, ...others] = changes;
  const said = first && restOf(first);
  if (said === undefined || others.length === 0) return undefined;
  const isAlike = others.every(change => restOf(change) === said && change.remedy === first?.remedy);
  return isAlike ? `each${said}` : undefined;
}

/** A message without the operation that it begins with, of a change that has nothing else to show. */
function restOf(change: ContractChange): string | undefined {
  const { message, reaches, witness, unknown, softened, before, after } = change;
  const operation = reaches[0]?.operation;
  // a request without headers and body says no more than the operation does
  const isPlain = (witness?.message.length ?? 0) <= 2 && unknown === undefined && softened === undefined;
  if (operation === undefined || !isPlain || (before && after) || !isSaid(change)) return undefined;
  return message.startsWith(`${operation} `) ? message.slice(operation.length) : undefined;
}
