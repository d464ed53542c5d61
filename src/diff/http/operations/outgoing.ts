// https://spec.openapis.org/oas/v3.2.0.html#callback-object
import type { Contract, Operation } from '../../../contract/index.js';
import { canonical } from '../../../document/index.js';
import type { Context, Pair } from '../context.js';
import { routeOf } from '../owner.js';
import type { Identity } from './identities.js';

/** The webhooks of a document, without the callbacks that the contract lists with them. */
export function webhooksOf({ webhooks }: Contract): readonly Operation[] {
  return webhooks.filter(({ key }) => key.startsWith('webhook '));
}

/** What a webhook is known by. */
export function webhookIdentity({ path, method }: Operation): string {
  return `${method} ${path}`;
}

/**
 * What the callbacks of an operation are known by in both versions: their name, their expression, their method. Where one
 * alone of an expression and method has another name, it is known by the old one: no message has that name.
 */
export function callbackIdentities(pair: Pair, context: Context): readonly [before: Identity, after: Identity] {
  const [before, after] = [callbackIdentity(pair.before), callbackIdentity(pair.after)];
  if (pair.before.callbacks.length === 0 || pair.after.callbacks.length === 0) return [before, after];
  const left = new Set(pair.after.callbacks.map(after));
  const gone = pair.before.callbacks.filter(callback => !left.delete(before(callback)));
  const added = pair.after.callbacks.filter(callback => left.has(after(callback)));
  const [old, now] = [onlyOnes(gone), onlyOnes(added)];
  const renamed = new Map<string, string>();
  for (const [sent, callback] of now) {
    const other = old.get(sent);
    if (!callback || !other) continue;
    renamed.set(after(callback), before(other));
    tellRenamed(pair, { before: other, after: callback }, context);
  }
  return [before, callback => renamed.get(after(callback)) ?? after(callback)];
}

function callbackIdentity(parent: Operation): Identity {
  return callback => `${callbackName(callback, parent)} ${sentAs(callback)}`;
}

/** `callback onData`. */
function callbackName(callback: Operation, parent: Operation): string {
  return callback.key.slice(0, callback.key.length - ` of ${parent.key}: ${sentAs(callback)}`.length);
}

function sentAs({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** By how they are sent; undefined where several are sent so. */
function onlyOnes(callbacks: readonly Operation[]): ReadonlyMap<string, Operation | undefined> {
  const found = new Map<string, Operation | undefined>();
  for (const callback of callbacks) {
    const sent = sentAs(callback);
    found.set(sent, found.has(sent) ? undefined : callback);
  }
  return found;
}

function tellRenamed(parents: Pair, { before, after }: Pair, { report, first }: Context): void {
  const [old, now] = [callbackName(before, parents.before), callbackName(after, parents.after)];
  const subject = [routeOf(parents.before), old, now];
  // a callback of several methods or addresses has one name
  if (!first(canonical(subject))) return;
  report.remark({
    code: 'documentation-changed',
    level: 'safe',
    message: `the ${old} of ${parents.after.key} is called ${now.slice('callback '.length)} now`,
    reaches: { operation: after.key, part: '' },
    before: before.location,
    after: after.location,
    subject,
  });
}
