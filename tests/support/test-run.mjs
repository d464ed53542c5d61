// One Postgres serves all workers of a run. It is started by the first test that asks for a database. The package as it was
// built begins the run, since Jest does not translate what it runs before all tests.
import { startTestRun } from 'specwright/testing';

export default async function beginRun() {
  // the pinned programs, whatever the host has, unless others are asked for
  const postgres = process.env.SPECWRIGHT_POSTGRES ?? 'embedded';
  globalThis.specwrightTestRun = await startTestRun({ postgres });
}
