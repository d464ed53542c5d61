// https://spec.openapis.org/oas/v3.2.0.html#callback-object
import type { Contract, Operation } from '../../../contract/index.js';

/** The webhooks of a document, without the callbacks that the contract lists with them. */
export function webhooksOf({ webhooks }: Contract): readonly Operation[] {
  return webhooks.filter(({ key }) => key.startsWith('webhook '));
}

/** What a webhook is known by. */
export function webhookIdentity({ path, method }: Operation): string {
  return `${method} ${path}`;
}

/** What a callback is known by among those of its operation: its name, its expression, its method. */
export function callbackIdentity(parent: Operation): (callback: Operation) => string {
  return callback => {
    const { key, method, path } = callback;
    return `${key.slice(0, key.length - ` of ${parent.key}: ${method} ${path}`.length)} ${method} ${path}`;
  };
}
