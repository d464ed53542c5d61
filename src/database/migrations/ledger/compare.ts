import { type Finding, finding } from '../../../diagnostics/index.js';
import type { MigrationFile } from '../migration.js';
import { checksumOf } from '../source/checksum.js';
import { placeIn } from '../source/load-module.js';
import type { LedgerRow } from './ledger.js';

export type MigrationState = 'applied' | 'pending' | 'unfinished' | 'edited' | 'missing' | 'out-of-order';

/** A migration as folder and database have it. */
export interface MigrationEntry {
  readonly name: string;
  readonly state: MigrationState;
  /** Undefined where it is missing from the folder. */
  readonly file: MigrationFile | undefined;
  /** Undefined where it never ran. */
  readonly row: LedgerRow | undefined;
}

/** Holds the folder against the ledger; gives each migration of either, in the order of names. */
export function compare(files: readonly MigrationFile[], rows: readonly LedgerRow[]): readonly MigrationEntry[] {
  const byName = new Map(files.map(file => [file.name, file]));
  const ran = new Map(rows.map(row => [row.name, row]));
  const last = rows.filter(row => row.applied_at !== null).at(-1)?.name ?? '';
  const names = [...new Set([...byName.keys(), ...ran.keys()])].sort();
  return names.map(name => {
    const [file, row] = [byName.get(name), ran.get(name)];
    return Object.freeze({ name, file, row, state: stateOf(name, file, row, last) });
  });
}

function stateOf(
  name: string,
  file: MigrationFile | undefined,
  row: LedgerRow | undefined,
  last: string,
): MigrationState {
  if (!row) return name < last ? 'out-of-order' : 'pending';
  if (!file) return 'missing';
  if (row.applied_at === null) return 'unfinished';
  // what is compiled of a text is another text: only like can be held against like
  const same = row.language !== file.language || row.checksum === checksumOf(file.text);
  return same ? 'applied' : 'edited';
}

/** What is wrong with each entry, whatever is to be done next. */
export function faultsOf(entries: readonly MigrationEntry[]): readonly Finding[] {
  const last = entries.filter(({ row }) => row?.applied_at).at(-1)?.name;
  return entries.flatMap(({ name, state, file, row }) => {
    const location = file && placeIn(file);
    const when = row?.applied_at?.toISOString();
    if (state === 'edited')
      return finding('migration-edited', `${name} was edited after it ran on ${when}`, { location });
    if (state === 'missing')
      return finding('migration-missing', `${name} ran on ${when ?? 'this database'}, and has no file`);
    if (state === 'out-of-order')
      return finding('migration-out-of-order', `${name} has not run, but the newer ${last} has`, { location });
    if (state === 'unfinished')
      return finding('migration-unfinished', `${name} was begun and did not end`, { location });
    return [];
  });
}
