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
  /** A socket that is held open for as long as the server is wanted; standard input where there is none. */
  readonly lifeline?: string | undefined;
  /** Ends the server where there are no signals. */
  readonly ender?: readonly string[] | undefined;
}

/**
 * The program of the supervisor: runs Postgres, and stops it as soon as the lifeline breaks, whatever ended the other
 * side of it. It is turned into text and run by `node -e`, since a bundle has no file for it: so it must not use
 * anything outside of itself.
 */
export function supervise(order: Order): void {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const { openSync, rmdirSync, writeSync } = process.getBuiltinModule('node:fs');
  const { connect } = process.getBuiltinModule('node:net');
  // the lifeline alone decides: whoever signals a whole group means the server that we serve, which has requests to end
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

  const log = openSync(order.log, 'a', 0o600);
  const child = spawn(order.command, order.args, { cwd: order.data, stdio: ['ignore', log, log], ...order.account });
  const removeIfEmpty = (folder: string) => {
    try {
      rmdirSync(folder);
    } catch {
      // a server uses it, or was killed and left its socket: the next start on the same data goes on with it
    }
  };
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    if (order.ender) spawn(order.ender[0]!, order.ender.slice(1), { stdio: 'ignore' });
    // a fast shutdown; then without the last checkpoint, as in a crash that loses nothing; then by force
    else child.kill('SIGINT');
    setTimeout(() => child.kill('SIGQUIT'), 30_000);
    setTimeout(() => child.kill('SIGKILL'), 40_000);
  };
  child.once('error', error => {
    writeSync(log, `FATAL:  ${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', code => {
    if (order.socketFolder) removeIfEmpty(order.socketFolder);
    process.exit(code ?? 1);
  });
  // half open, so that the other side can wait for ours to close, which is when the server has ended
  const lifeline = order.lifeline ? connect({ path: order.lifeline, allowHalfOpen: true }) : process.stdin;
  lifeline.on('error', stop).once('end', stop).once('close', stop).resume();
}
