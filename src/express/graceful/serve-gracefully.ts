import { Connections } from './connections.js';
import { Ending } from './ending.js';
import type { GracefulOptions } from './graceful-options.js';

/** What `serveGracefully` gives. */
export interface Graceful {
  /** Begins the end as a signal does. Resolves with the exit code, where `exit` does not end the process before. */
  end(): Promise<number>;
  /** Listens to signals no more. */
  off(): void;
}

/**
 * Ends a server without losing a request: at the first signal readiness answers no; after the drain time it listens no more, requests
 * in flight are answered, then everything is closed in order and the process exits with 0. Connections without a whole head
 * of a request hold nothing up, uploads that stand still do so for 5 s at most. Two thirds of the deadline are for requests and
 * the rest for what is closed after them, each its part of what is left; where that is not enough, the process exits with 1
 * and says what was still open; at a second signal at once. To be called as soon as the server listens.
 */
export function serveGracefully(options: GracefulOptions): Graceful {
  const { signals = ['SIGTERM', 'SIGINT'], exit = code => process.exit(code) } = options;
  const connections = new Connections(options.server);
  const ending = new Ending({ ...options, connections });
  let over = false;
  const leave = (code: number): number => {
    if (!over) exit(code);
    over = true;
    return code;
  };
  const end = async () => leave(await ending.run());
  const onSignal = (signal: NodeJS.Signals) => {
    if (ending.begun) {
      options.log?.('a second signal: ending at once', { signal, open: ending.open() });
      leave(1);
      return;
    }
    options.log?.('ending', { signal });
    void end();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return Object.freeze({
    end,
    off() {
      for (const signal of signals) process.off(signal, onSignal);
      if (!ending.begun) connections.off();
    },
  });
}
