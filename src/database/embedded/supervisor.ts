import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { type Order, removeSockets, supervise } from './supervise.js';

/** A Postgres under its supervisor. */
export interface Supervised {
  /** The supervisor's exit code, once both have ended; null where a signal ended the supervisor. */
  readonly ended: Promise<number | null>;
  /** Lets go of the lifeline. */
  release(): void;
}

/** What programs need of the environment; the rest, with its secrets and settings for clients of Postgres, is not theirs. */
const inherited = /^(PATH|HOME|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|windir|LD_LIBRARY_PATH|DYLD_\w+)$/i;

/** The environment of the programs that the launcher runs. */
export function programEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => inherited.test(name)));
}

/**
 * Starts a supervisor, and Postgres under it, in a session of their own: Ctrl-C in the terminal is for us, and we stop
 * Postgres when the last request is done. Neither keeps this process alive, nor holds its output open.
 */
export function startSupervised(order: Order): Supervised {
  const program = `${removeSockets.toString()};(${supervise.toString()})(JSON.parse(process.argv[1]))`;
  const child = spawn(process.execPath, ['-e', program, JSON.stringify(order)], {
    detached: true,
    windowsHide: true,
    cwd: order.data,
    env: programEnvironment(),
    stdio: [order.lifeline === undefined ? 'pipe' : 'ignore', 'ignore', 'ignore'],
  });
  const lifeline = child.stdin;
  lifeline?.on('error', () => {});
  const ended = new Promise<number | null>(resolve => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  unref(child, lifeline);
  return {
    ended,
    release() {
      // whoever waits for the end must live to see it
      child.ref();
      lifeline?.destroy();
    },
  };
}

function unref(child: ChildProcess, lifeline: Writable | null): void {
  child.unref();
  // a pipe of a child is a socket, though its type says less
  if (lifeline && 'unref' in lifeline && typeof lifeline.unref === 'function') lifeline.unref();
}
