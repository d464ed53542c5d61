import type { AlikeMessages, Contract, Operation } from '../../../contract/index.js';
import { compareRequestBodies } from '../bodies/request-body.js';
import type { Context, Pair } from '../context.js';
import { compareWords, compareWordsAround } from '../lifecycle/documentation.js';
import { compareExtensions } from '../lifecycle/extensions.js';
import { compareLifecycle } from '../lifecycle/lifecycle.js';
import { compareNaming } from '../lifecycle/naming.js';
import { compareParameters } from '../parameters/compare.js';
import { compareResponses } from '../responses/compare.js';
import { compareSecurity } from '../security/requirements.js';
import { compareServers } from '../servers/compare.js';
import { messageAdded, operationAdded } from './added.js';
import { type Identity, operationIdentities } from './identities.js';
import { compareNewPaths } from './new-paths.js';
import { callbackIdentities, webhookIdentity, webhooksOf } from './outgoing.js';
import { messageRemoved, operationRemoved } from './removed.js';

interface Aspect {
  readonly compare: (pair: Pair, context: Context) => void;
  /** What it is about: it has nothing to tell where that is alike. */
  readonly of?: keyof AlikeMessages;
}

/** What is compared of an operation that both versions have: an aspect each. */
const aspects: readonly Aspect[] = [
  { compare: compareLifecycle },
  { compare: compareSecurity },
  { compare: compareServers },
  { compare: compareParameters, of: 'parameters' },
  { compare: compareRequestBodies, of: 'requestBody' },
  { compare: compareResponses, of: 'responses' },
  { compare: compareCallbacks },
  { compare: compareNaming },
  { compare: compareExtensions },
  { compare: compareWords, of: 'words' },
  { compare: compareWordsAround },
];

/** Compares operations, webhooks and callbacks, each with what it was before. */
export function compareOperations(before: Contract, after: Contract, context: Context): void {
  const identity = operationIdentities(before, after);
  const paths: Rules = { identities: [identity, identity], removed: operationRemoved, added: operationAdded };
  compareNewPaths(comparePairs(before.operations, after.operations, paths, context), context);
  const webhooks: Rules = { ...sent, identities: [webhookIdentity, webhookIdentity] };
  comparePairs(webhooksOf(before), webhooksOf(after), webhooks, context);
}

function compareCallbacks(pair: Pair, context: Context): void {
  const { before, after } = pair;
  if (before.callbacks.length + after.callbacks.length === 0) return;
  const identities = callbackIdentities(pair, context);
  comparePairs(before.callbacks, after.callbacks, { ...sent, identities }, context);
}

/** What operations are known by in both versions, and what is said of those that one version alone has. */
interface Rules {
  readonly identities: readonly [before: Identity, after: Identity];
  readonly removed: (operation: Operation, context: Context) => void;
  readonly added: (operation: Operation, context: Context) => void;
}

/** Of webhooks and callbacks. */
const sent: Omit<Rules, 'identities'> = { removed: messageRemoved, added: messageAdded };

/** @returns those that the new version alone has */
function comparePairs(
  before: readonly Operation[],
  after: readonly Operation[],
  { identities, removed, added }: Rules,
  context: Context,
): readonly Operation[] {
  const now = new Map(after.map(operation => [identities[1](operation), operation]));
  for (const old of before) {
    const identity = identities[0](old);
    const operation = now.get(identity);
    now.delete(identity);
    if (operation) compareBoth({ before: old, after: operation }, context);
    else removed(old, context);
  }
  const lone = [...now.values()];
  for (const operation of lone) added(operation, context);
  return lone;
}

function compareBoth(pair: Pair, context: Context): void {
  const alike = context.alike(pair.before, pair.after);
  for (const { compare, of } of aspects) if (of === undefined || !alike[of]) compare(pair, context);
}
