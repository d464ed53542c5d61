import type { Io } from './io.js';

/** Says on a terminal what is being done, once it has taken over a second. */
export interface Progress {
  /** Names what is done next: `reading api.yaml`. */
  stage(name: string): void;
  /** Takes the line away again. */
  end(): void;
}

const patience = 1000;

/** A progress line on standard error; does nothing where that is no terminal. */
export function createProgress(io: Io): Progress {
  if (io.stderr.isTTY !== true) return { stage() {}, end() {} };
  const started = Date.now();
  let shown = false;
  let current = '';
  const show = () => {
    shown = true;
    io.stderr.write(`\r\u001b[K${current} ...`);
  };
  const timer = setTimeout(show, patience);
  timer.unref();
  return {
    stage(name) {
      current = name;
      // work that leaves no time for timers still shows where it is at each stage
      if (Date.now() - started > patience) show();
    },
    end() {
      clearTimeout(timer);
      if (shown) io.stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
