import type { Operation } from '../../../contract/index.js';
import type { Context } from '../context.js';
import { compareSunsetText } from '../lifecycle/sunset.js';
import { routeOf } from '../owner.js';
import { undecided } from '../unknown.js';
import { spelled } from './covering.js';
import { compareWithGet, getFor } from './head.js';
import { takesPath } from './takes.js';

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
  const { routes } = context.before;
  // it was answered as GET was
  const get = getFor(operation, routes);
  if (get) compareWithGet(operation, get, context, true);
  // a path that was there went before the others already
  if (routes.hasPath(operation.path)) return;
  for (const old of routes.covering(operation))
    if (takesPath(old, context.before, operation.path)) tellShadowed(old, operation, context);
}

function tellShadowed(old: Operation, operation: Operation, { report }: Context): void {
  const values = spelled(old.path, operation.path).map(([name, text]) => `\`${name}\` ${text}`);
  report.remark({
    code: 'operation-shadowed',
    level: 'risky',
    message: `requests of ${old.key} with ${values.join(', ')} reach ${operation.key} now`,
    direction: 'request',
    reaches: { operation: operation.key, part: '' },
    before: old.location,
    after: operation.location,
    ...undecided(
      `whether requests of ${old.key} with those values are in use`,
      'no document says which values clients send',
      'Give the new operation a path that no value spells, or see in the logs that none of them is sent',
    ),
    subject: [routeOf(old), routeOf(operation)],
  });
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
