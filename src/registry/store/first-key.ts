import { newApiKey } from 'specwright/auth';
import { type Database, withTransaction } from 'specwright/database';
import type { Clock } from '../clock.js';
import { hasKey, insertKey } from './api-keys.js';
import { insertAuditEvent } from './audit-events.js';

/** Of the advisory lock; a number that nothing else of ours takes. */
const lock = 5_730_117;

/**
 * Makes the administrator's key where there is no key yet. Of two that start at once on an empty database, one makes it.
 * @returns the key, for whoever started the server to see once; undefined where there is one already
 */
export function makeFirstKey(database: Database, clock: Clock): Promise<string | undefined> {
  return withTransaction(database, async trx => {
    await trx.raw('select pg_advisory_xact_lock(?)', [lock]);
    if (await hasKey(trx)) return undefined;
    const { key, hash } = newApiKey();
    const [name, at] = ['administrator', clock()];
    await insertKey(trx, { name, hash, permissions: ['*'], at });
    await insertAuditEvent(trx, { at, actor: 'system', action: 'key.created', subject: name, details: {} });
    return key;
  });
}
