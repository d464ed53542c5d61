import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { eventLoopLag } from './event-loop-lag.js';

/** Connections of a pool, as specwright/database counts them. */
export interface CountedPool {
  gauges(): { readonly used: number; readonly free: number; readonly waiting: number; readonly max: number };
}

/** A service's metrics, in a registry of its own. https://prometheus.io/docs/practices/naming/ */
export interface Metrics {
  /** For metrics of your own. */
  readonly register: Registry;
  /** By operation name (`none` where the contract has none), method and class of status. */
  readonly requestDurations: Histogram<'operation' | 'method' | 'status'>;
  readonly requestsInFlight: Gauge;
  /** By operation and status. */
  readonly refusals: Counter<'operation' | 'status'>;
  /** By operation and outcome. */
  readonly breaches: Counter<'operation' | 'outcome'>;
  /** By operation. */
  readonly failures: Counter<'operation'>;
  /** Counts a pool's connections whenever the metrics are read. */
  poolGauges(database: CountedPool): void;
  /** Answers GET /metrics, as a plain node listener or an Express route. */
  handler(request: IncomingMessage, response: ServerResponse): void;
  /** Stops measuring the event loop. */
  close(): void;
}

export interface MetricsOptions {
  /** Seconds. Default: 5 ms to 10 s. */
  readonly buckets?: readonly number[];
  /** Also what prom-client tells of the process: memory, processor time, garbage collection. Default: false. */
  readonly process?: boolean;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Makes the metrics of one service; two of them in a process share nothing. */
export function createMetrics(options: MetricsOptions = {}): Metrics {
  const register = new Registry();
  const registers = [register];
  if (options.process) {
    collectDefaultMetrics({ register });
    // ours tells the same by quantiles
    register.removeSingleMetric('nodejs_eventloop_lag_seconds');
  }
  const lag = eventLoopLag(register);
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter<Label>({ name, help, labelNames, registers });
  return Object.freeze({
    register,
    requestDurations: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'From the head of a request to the end of its answer',
      labelNames: ['operation', 'method', 'status'] as const,
      buckets: [...(options.buckets ?? buckets)],
      registers,
    }),
    requestsInFlight: new Gauge({ name: 'http_requests_in_flight', help: 'Requests being answered now', registers }),
    refusals: counter('http_refusals_total', 'Requests that the contract refused', ['operation', 'status']),
    breaches: counter('http_response_breaches_total', 'Answers that break the contract', ['operation', 'outcome']),
    failures: counter('http_failures_total', 'Handlers, resolvers and streams that broke', ['operation']),
    poolGauges: (database: CountedPool) => poolGauges(register, database),
    handler: (request: IncomingMessage, response: ServerResponse) => void serve(register, request, response),
    close: lag.close,
  } satisfies Metrics);
}

function poolGauges(register: Registry, database: CountedPool): void {
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections of the pool by state, requests that wait for one, and the most there may be',
    labelNames: ['state'] as const,
    registers: [register],
    collect() {
      for (const [state, count] of Object.entries(database.gauges())) this.set({ state }, count);
    },
  });
}

async function serve(register: Registry, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const text = await register.metrics();
    response.setHeader('Content-Type', register.contentType);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Length', Buffer.byteLength(text));
    response.end(request.method === 'HEAD' ? undefined : text);
  } catch {
    response.statusCode = 500;
    response.end();
  }
}
