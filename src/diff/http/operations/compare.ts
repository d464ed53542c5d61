import type { Contract, Operation } from '../../../contract/index.js';
import { compareRequestBodies } from '../bodies/request-body.js';
import type { Context, Pair } from '../context.js';
import { routeOf } from '../owner.js';
import { compareParameters } from '../parameters/compare.js';
import { compareResponses } from '../responses/compare.js';
import { operationAdded } from './added.js';
import { callbackIdentity, webhookIdentity, webhooksOf } from './outgoing.js';
import { operationRemoved } from './removed.js';

/** What is compared of an operation that both versions have: an aspect each. */
const aspects: readonly ((pair: Pair, context: Context) => void)[] = [
  compareParameters,
  compareRequestBodies,
  compareResponses,
  compareCallbacks,
];

/** Compares operations, webhooks and callbacks, each with what it was before. */
export function compareOperations(before: Contract, after: Contract, context: Context): void {
  comparePairs(before.operations, after.operations, routeOf, routeOf, context);
  comparePairs(webhooksOf(before), webhooksOf(after), webhookIdentity, webhookIdentity, context);
}

function compareCallbacks({ before, after }: Pair, context: Context): void {
  comparePairs(before.callbacks, after.callbacks, callbackIdentity(before), callbackIdentity(after), context);
}

type Identity = (operation: Operation) => string;

function comparePairs(
  before: readonly Operation[],
  after: readonly Operation[],
  oldIdentity: Identity,
  newIdentity: Identity,
  context: Context,
): void {
  const now = new Map(after.map(operation => [newIdentity(operation), operation]));
  for (const old of before) {
    const identity = oldIdentity(old);
    const operation = now.get(identity);
    now.delete(identity);
    if (operation) for (const compare of aspects) compare({ before: old, after: operation }, context);
    else operationRemoved(old, context);
  }
  for (const operation of now.values()) operationAdded(operation, context);
}
