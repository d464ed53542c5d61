import { newApiKey } from 'specwright/auth';
import { type Database, DatabaseError, withTransaction } from 'specwright/database';
import type { Permission, Principal } from '../principal.js';
import { StartError } from '../start/start-error.js';
import { insertKey } from '../store/api-keys.js';
import { insertAuditEvent } from '../store/audit-events.js';
import { type KeysIo, onRegistry } from './on-registry.js';

export interface NewKeyOptions {
  /** Whose it is, as the audit log names it. */
  readonly name: string;
  /** With commas between; everything where it is not given. */
  readonly permissions?: string | undefined;
}

const all: Readonly<Record<Permission, true>> = { read: true, write: true, audit: true };

/**
 * Makes a key in the registry's database: the way in for somebody who lost the first one.
 * @returns 0, or 2 where it could not be made
 */
export function runNewKey({ name, permissions: text }: NewKeyOptions, io: KeysIo): Promise<0 | 2> {
  return onRegistry(io, () => {
    const permissions = permissionsOf(text);
    checkName(name);
    return async database => {
      const key = await make(database, name, permissions);
      io.stdout.write(`${key}\n`);
      io.stderr.write(`the key of ${name}; it is shown this once\n`);
    };
  });
}

function permissionsOf(text: string | undefined): Principal['permissions'] {
  if (text === undefined) return ['*'];
  const names = text.split(',').map(name => name.trim());
  if (names.every((name): name is Permission => Object.hasOwn(all, name))) return names;
  throw new StartError(
    `--permissions must be some of ${Object.keys(all).join(', ')}, with commas between`,
    'usage-invalid',
  );
}

function checkName(name: string): void {
  if (/^[\w.@+-][\w.@+ -]{0,99}$/.test(name)) return;
  throw new StartError('The name must be 1 to 100 letters, digits, spaces and . @ + _ -', 'usage-invalid');
}

async function make(database: Database, name: string, permissions: Principal['permissions']): Promise<string> {
  const { key, hash } = newApiKey();
  const at = new Date();
  try {
    await withTransaction(database, async trx => {
      await insertKey(trx, { name, hash, permissions, at });
      await insertAuditEvent(trx, { at, actor: 'system', action: 'key.created', subject: name, details: {} });
    });
  } catch (error) {
    throw meaningOf(error, name);
  }
  return key;
}

function meaningOf(error: unknown, name: string): unknown {
  if (!(error instanceof DatabaseError) || error.constraint !== 'api_keys_name_key') return error;
  return new StartError(`There is, or was, a key of the name ${name}. Choose another one`, 'usage-invalid');
}
