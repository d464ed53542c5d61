// One Postgres serves all workers of a run. It is started by the first test that asks for a database; what is made here is
// the folder for it, and the lifeline that ends it with this process, whatever ends that.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'specwright-test-run-';

export default async function startRun() {
  removeEarlierRuns();
  const folder = join(tmpdir(), `${prefix}${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o711 });
  const connections = new Set();
  const server = createServer(socket => {
    connections.add(socket.on('error', () => {}).once('close', () => connections.delete(socket)));
    socket.unref().resume();
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(join(folder, 'lifeline'), resolve));
  server.unref();
  process.env.SPECWRIGHT_TEST_RUN = folder;
  globalThis.endSpecwrightTestRun = () => endRun(folder, server, connections);
}

/** Lets go of the lifeline, waits for the other end to do so too, which is when Postgres has ended, and clears up. */
async function endRun(folder, server, connections) {
  const closed = new Promise(resolve => server.close(resolve));
  for (const socket of connections) socket.ref().end();
  await closed;
  rmSync(folder, { recursive: true, force: true });
}

/** What runs left that were killed: their Postgres has ended with them. */
function removeEarlierRuns() {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    try {
      process.kill(Number(name.slice(prefix.length)), 0);
    } catch (error) {
      if (error.code === 'ESRCH') rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}
