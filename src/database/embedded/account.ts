import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fault } from './fault.js';

/** Whom Postgres runs as where it is not the user that starts it. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** In this order: the one made for the purpose, then the one that every host has. */
const names = ['postgres', 'nobody'];

/**
 * The account to run Postgres as: undefined but for root, whom Postgres refuses. Only accounts that the host has are
 * considered, because initdb looks up its user's name.
 * @param owner the user whom existing data belong to: these stay readable whatever accounts come later
 * @param list the host's accounts
 * @throws FindingsError postgres-account-missing
 */
export function unprivilegedAccount(owner?: Account, list = '/etc/passwd'): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (owner && owner.uid !== 0) return owner;
  const accounts = readAccounts(list);
  for (const name of names) {
    const account = accounts.get(name);
    if (account && account.uid !== 0) return account;
  }
  throw fault(
    'postgres-account-missing',
    `Postgres does not run as root, and there is no account ${names.join(' or ')}`,
  );
}

/** https://man7.org/linux/man-pages/man5/passwd.5.html */
function readAccounts(list: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of readFileSync(list, 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? '')) {
      accounts.set(name, { uid: Number(uid), gid: Number(gid) });
    }
  }
  return accounts;
}

/**
 * Whether the account can do something with a path. Asked of the system in a process of that account: modes, access
 * lists and folders above all have their say.
 * @param right x enter or run, r read, w write
 */
export function mayUse(account: Account | undefined, right: 'r' | 'w' | 'x', path: string): boolean {
  if (process.platform === 'win32') return true;
  const options = { stdio: 'ignore' as const, cwd: '/', ...account };
  return spawnSync('/bin/sh', ['-c', `test -${right} "$0"`, path], options).status === 0;
}
