import type { Account } from './account.js';

/** What the supervisor is told: everything in one JSON text, because it shares no module with us. */
export interface Order {
  readonly command: string;
  readonly args: readonly string[];
  readonly account?: Account | undefined;
  readonly data: string;
  readonly log: string;
  /** Removed once the server has ended. */
  readonly socketFolder?: string | undefined;
  /** Removed with all that is in them, once the server has been stopped. */
  readonly remove?: readonly string[] | undefined;
  /** Milliseconds that an orderly end may take. */
  readonly shutdownTimeout: number;
  /** A socket that is held open for as long as the server is wanted; standard input where there is none. */
  readonly lifeline?: string | undefined;
  /** Ends the server where there are no signals. */
  readonly ender?: readonly string[] | undefined;
}

/**
 * The program of the supervisor: runs Postgres, and stops it as soon as the lifeline breaks, whatever ended the other
 * side of it. It is turned into text and run by `node -e`, since a bundle has no file for it: so it must not use
 * anything outside of itself but `removeSockets`, whose text goes with it.
 */
export function supervise(order: Order): void {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const { openSync, rmSync, writeSync } = process.getBuiltinModule('node:fs');
  const { connect } = process.getBuiltinModule('node:net');
  // the lifeline alone decides: whoever signals a whole group means the server that we serve, which has requests to end
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

  const log = openSync(order.log, 'a', 0o600);
  const child = spawn(order.command, order.args, { cwd: order.data, stdio: ['ignore', log, log], ...order.account });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    if (order.ender) spawn(order.ender[0]!, order.ender.slice(1), { stdio: 'ignore' });
    // a fast shutdown; then without the last checkpoint, as in a crash that loses nothing; then by force, once the server
    // itself has had the time to end those of its processes that do not listen
    else child.kill('SIGINT');
    setTimeout(() => child.kill('SIGQUIT'), order.shutdownTimeout);
    setTimeout(() => child.kill('SIGKILL'), order.shutdownTimeout + 10_000);
  };
  child.once('error', error => {
    writeSync(log, `FATAL:  ${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', code => {
    if (order.socketFolder) removeSockets(order.socketFolder, order.data, child.pid);
    // a server that ended by itself has yet to be looked at
    if (stopping) for (const path of order.remove ?? []) rmSync(path, { recursive: true, force: true });
    process.exit(code ?? 1);
  });
  // half open, so that the other side can wait for ours to close, which is when the server has ended
  const lifeline = order.lifeline ? connect({ path: order.lifeline, allowHalfOpen: true }) : process.stdin;
  lifeline.on('error', stop).once('end', stop).once('close', stop).resume();
}

/**
 * Removes the folder of a server's socket. One that was killed leaves its socket, with a lock that names it; what is another
 * server's stays. As text too, so it uses nothing outside of itself.
 */
export function removeSockets(folder: string, data: string, server: number | undefined): void {
  const { readdirSync, readFileSync, rmdirSync, rmSync } = process.getBuiltinModule('node:fs');
  const names = (lock: string) => Number.parseInt(readFileSync(lock, 'utf8'), 10);
  // of two servers that start at once, the one that is refused must not take the folder from the other
  const isOthers = () => {
    try {
      const pid = names(`${data}/postmaster.pid`);
      return pid !== server && process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  try {
    if (isOthers()) return;
    for (const name of readdirSync(folder)) {
      const lock = `${folder}/${name}`;
      if (!name.endsWith('.lock') || names(lock) !== server) continue;
      for (const path of [lock.slice(0, -'.lock'.length), lock]) rmSync(path, { force: true });
    }
    rmdirSync(folder);
  } catch {
    // a server uses it
  }
}
