import { type Database, withTransaction } from 'specwright/database';
import { StartError } from '../start/start-error.js';
import { hasKeyForAll, isKeyName, revokeKey } from '../store/api-keys.js';
import { insertAuditEvent } from '../store/audit-events.js';
import { type KeysIo, onRegistry } from './on-registry.js';

export interface RevokeKeyOptions {
  /** Whose it is. */
  readonly name: string;
}

/**
 * Ends a key. One that has ended already stays as it is, so that a script may do it twice.
 * @returns 0, or 2 where there is none of the name, or it could not be done
 */
export function runRevokeKey({ name }: RevokeKeyOptions, io: KeysIo): Promise<0 | 2> {
  const say = (text: string) => void io.stderr.write(text);
  return onRegistry(io, () => async database => {
    const { revoked, isAnyLeft } = await revoke(database, name);
    if (revoked) say(`the key of ${name} is revoked; a server that has just seen it lets it in for 10 s at most\n`);
    else say(`the key of ${name} was revoked already\n`);
    if (!isAnyLeft) say('no key is left that may do everything; `specwright key new NAME` makes one\n');
  });
}

function revoke(database: Database, name: string) {
  return withTransaction(database, async trx => {
    const at = new Date();
    const revoked = await revokeKey(trx, name, at);
    if (revoked) {
      await insertAuditEvent(trx, { at, actor: 'system', action: 'key.revoked', subject: name, details: {} });
    } else if (!(await isKeyName(trx, name))) throw unknown(name);
    return { revoked, isAnyLeft: await hasKeyForAll(trx) };
  });
}

function unknown(name: string): StartError {
  const shown = JSON.stringify(name.slice(0, 100));
  return new StartError(
    `There is no key of the name ${shown}. \`specwright key list\` shows those there are`,
    'usage-invalid',
  );
}
