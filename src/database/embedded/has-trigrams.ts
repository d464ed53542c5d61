import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a Postgres has pg_trgm, which some distributions pack apart. `pg_config` knows where it would be; where there is
 * none, the usual folders are looked at.
 */
export function hasTrigrams(folder: string, major: number): boolean {
  const told = spawnSync(join(folder, 'pg_config'), ['--sharedir'], { encoding: 'utf8' }).stdout?.trim();
  const share = [
    ...(told ? [told] : []),
    join(folder, '../share/postgresql'),
    join(folder, '../share'),
    join(folder, `../share/postgresql${major}`),
    join(folder, '../share/pgsql'),
    `/usr/share/postgresql/${major}`,
  ];
  return share.some(path => existsSync(join(path, 'extension/pg_trgm.control')));
}
