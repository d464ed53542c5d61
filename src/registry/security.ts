import { hashApiKey } from 'specwright/auth';
import type { Database } from 'specwright/database';
import { problem, type SecurityResolver } from 'specwright/express';
import { allows, type Principal } from './principal.js';
import { principalOfKey } from './store/api-keys.js';

/** Finds whose key a request carries. */
export function keyResolver(database: Database): SecurityResolver<Principal> {
  return async (credentials, { scopes }) => {
    if (credentials.type !== 'bearer') return undefined;
    const principal = await principalOfKey(database.knex, hashApiKey(credentials.token));
    if (principal && !allows(principal, scopes))
      throw problem(403, `The key does not allow this: ${scopes.join(', ')}`);
    return principal;
  };
}
