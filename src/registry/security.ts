import { apiKeys } from 'specwright/auth';
import { type Database, problemOfDatabaseError } from 'specwright/database';
import { problem, type SecurityResolver } from 'specwright/express';
import { allows, type Principal } from './principal.js';
import { principalOfKey } from './store/api-keys.js';

/** Finds whose key a request carries, and refuses what the key does not allow. */
export function keyResolver(database: Database): SecurityResolver<Principal> {
  const find = (hash: Buffer) =>
    principalOfKey(database.knex, hash).catch(error => {
      throw problemOfDatabaseError(error) ?? error;
    });
  const resolve = apiKeys<Principal>({ find });
  return (credentials, context) => {
    const found = resolve(credentials, context);
    return found instanceof Promise
      ? found.then(principal => allowed(principal, context.scopes))
      : allowed(found, context.scopes);
  };
}

function allowed<Found extends Principal | undefined | null | false>(found: Found, scopes: readonly string[]): Found {
  if (found && !allows(found, scopes)) throw problem(403, `The key does not allow this: ${scopes.join(', ')}`);
  return found;
}
