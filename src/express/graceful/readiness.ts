import type { IncomingMessage, ServerResponse } from 'node:http';

/** Resolves where what it looks at works; rejects where it does not. */
export type ReadinessCheck = (signal: AbortSignal) => Promise<unknown>;

export interface ReadinessOptions {
  /** By name; each is public, so a name should tell no secret. */
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
  /** Milliseconds that each check may take. Default: 2000. */
  readonly timeout?: number;
  /** Milliseconds for which a result is told again: anybody may ask, and must not make the database busy. Default: 1000. */
  readonly cache?: number;
  /** Told of each check that fails, with what it failed by; clients learn no more than that it did. */
  readonly failed?: (name: string, error: unknown) => void;
}

export type CheckStatus = 'ok' | 'failed' | 'timeout';

export interface ReadinessReport {
  /** `ending`: the process is about to end, and nothing was looked at. */
  readonly status: 'ready' | 'unready' | 'ending';
  readonly checks: Readonly<Record<string, CheckStatus>>;
}

/** Whether a process can take requests. https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
export interface Readiness {
  report(): Promise<ReadinessReport>;
  /** From here on the answer is no. */
  end(): void;
  /** Answers /livez: that the process answers at all, whatever its database does. */
  readonly livez: (request: IncomingMessage, response: ServerResponse) => void;
  /** Answers /readyz: 200 or 503, with the status of each check. */
  readonly readyz: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

const ending: ReadinessReport = Object.freeze({ status: 'ending', checks: Object.freeze({}) });

export function readiness({ checks, timeout = 2000, cache = 1000, failed }: ReadinessOptions): Readiness {
  let ended = false;
  let last: { readonly report: Promise<ReadinessReport>; readonly until: number } | undefined;
  const look = async (): Promise<ReadinessReport> => {
    const names = Object.keys(checks);
    const found = await Promise.all(names.map(name => statusOf(name, checks[name]!, timeout, failed)));
    const ready = found.every(status => status === 'ok');
    const statuses = Object.fromEntries(names.map((name, index) => [name, found[index]!]));
    return { status: ready ? 'ready' : 'unready', checks: statuses };
  };
  const report = async () => {
    if (!ended) {
      const now = performance.now();
      if (!last || now >= last.until) last = { report: look(), until: now + cache };
      const found = await last.report;
      // a signal may have come meanwhile
      if (!ended) return found;
    }
    return ending;
  };
  return Object.freeze({
    report,
    end: () => void (ended = true),
    livez: (request: IncomingMessage, response: ServerResponse) => send(request, response, 200, { status: 'alive' }),
    async readyz(request: IncomingMessage, response: ServerResponse) {
      const found = await report();
      send(request, response, found.status === 'ready' ? 200 : 503, found);
    },
  });
}

async function statusOf(
  name: string,
  check: ReadinessCheck,
  timeout: number,
  failed: ReadinessOptions['failed'],
): Promise<CheckStatus> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'timeout'>(resolve => {
    timer = setTimeout(() => resolve('timeout'), timeout);
  });
  const looked = (async () => check(abort.signal))().then(
    () => 'ok' as const,
    error => {
      if (!abort.signal.aborted) failed?.(name, error);
      return 'failed' as const;
    },
  );
  const status = await Promise.race([looked, late]);
  clearTimeout(timer);
  if (status === 'timeout') {
    abort.abort();
    failed?.(name, new Error(`the check took over ${timeout} ms`));
  }
  return status;
}

function send(request: IncomingMessage, response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
