import type { Operation } from '../../../contract/index.js';
import type { Context } from '../context.js';
import { compareSunsetText } from '../lifecycle/sunset.js';
import { routeOf } from '../owner.js';
import { undecided } from '../unknown.js';
import { compareWithGet, getFor } from './head.js';

export function operationAdded(operation: Operation, context: Context): void {
  context.report.remark({
    code: 'operation-added',
    level: 'safe',
    message: `${operation.key} is new`,
    reaches: { operation: operation.key, part: '' },
    after: operation.location,
    subject: [routeOf(operation)],
  });
  compareSunsetText(undefined, operation, context);
  // it was answered as GET was
  const get = getFor(operation, context.before.routes);
  if (get) compareWithGet(operation, get, context, true);
}

export function messageAdded(operation: Operation, context: Context): void {
  const isWebhook = operation.key.startsWith('webhook ');
  context.report.remark({
    code: isWebhook ? 'webhook-added' : 'callback-added',
    level: isWebhook ? 'safe' : 'risky',
    message: isWebhook
      ? `${operation.key} can be subscribed to`
      : `${operation.key} is sent to addresses that clients gave`,
    direction: 'response',
    reaches: { operation: operation.key, part: '' },
    after: operation.location,
    ...(!isWebhook &&
      undecided(
        `whether the receivers of ${operation.key} expect it`,
        'no document says what clients gave the address for',
        'Send it to those alone who asked for it',
      )),
    subject: [operation.key],
  });
  compareSunsetText(undefined, operation, context);
}
