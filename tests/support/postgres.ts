import { type Cluster, cluster as runsCluster } from '../../src/testing/run/cluster.js';

export { type TestDatabase, testDatabase } from '../../src/testing/index.js';

/** The run's server, with the URL of its superuser and its version, for tests of the server itself. */
export async function cluster(): Promise<Required<Cluster>> {
  const { connection, administration, version } = await runsCluster();
  if (administration === undefined || version === undefined) throw new Error('the run did not start its server itself');
  const wanted = process.env['SPECWRIGHT_TEST_POSTGRES'];
  if (wanted && !version.startsWith(`${wanted}.`))
    throw new Error(`Postgres ${wanted} was asked for, this is ${version}`);
  return { connection, administration, version };
}

/** The pinned programs, whatever the host has, unless others are asked for. */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { SPECWRIGHT_POSTGRES: 'embedded', ...process.env };
}
