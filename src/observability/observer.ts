import type { IncomingMessage } from 'node:http';
import { type AccessObserver, type Answered, type Observer, requestId } from '../enforce/index.js';
import { HttpProblem } from '../problem/index.js';
import { errorFields, isError } from './log/error-fields.js';
import type { Logger, LogLevel } from './log/logger.js';
import type { Metrics } from './metrics/metrics.js';

/** What createService tells of, and what the assembly tells of. */
export type ServiceObserver = Required<Observer> & Required<AccessObserver>;

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY']);
const classes = ['', '1xx', '2xx', '3xx', '4xx', '5xx'];
const mostViolations = 10;

/**
 * Writes the access log and tells of breaches and failures, and counts all of it: one line a request, fields without a value
 * of request or response. Give it to createService as `observer` (with `logger: false`) and to `assemble`.
 */
export function observer(logger: Pick<Logger, LogLevel>, metrics?: Metrics): ServiceObserver {
  return Object.freeze({
    begun() {
      metrics?.requestsInFlight.inc();
    },
    answered(answered) {
      metrics?.requestsInFlight.dec();
      metrics?.requestDurations.observe(labelsOf(answered), answered.milliseconds / 1000);
      logger.info('request', accessFields(answered));
    },
    refused({ operation, problem, request }) {
      metrics?.refusals.inc({ operation: operation?.name ?? 'none', status: problem.status });
      const errors = problem.errors?.slice(0, mostViolations).map(({ in: place, code }) => `${place} ${code}`);
      logger.debug('refused', { ...about(operation, request), status: problem.status, errors });
    },
    violated({ operation, request, status, violations, outcome }) {
      metrics?.breaches.inc({ operation: operation.name, outcome });
      const told = violations.slice(0, mostViolations).map(({ in: place, name, pointer, message }) => {
        const where = [place, name, pointer].filter(Boolean).join(' ');
        return `${where}: ${message}`;
      });
      const fields = { ...about(operation, request), status, outcome, count: violations.length, violations: told };
      logger.error('the response breaks the contract', fields);
    },
    unchecked({ operation, status, reason }) {
      logger.warn('the response was not checked to its end', { operation: operation.name, status, reason });
    },
    failed({ operation, request, error }) {
      metrics?.failures.inc({ operation: operation?.name ?? 'none' });
      const passing = unavailableFor(error);
      if (passing !== undefined) {
        logger.warn('unavailable', { ...about(operation, request), ...passing });
        return;
      }
      const thrown = typeof error === 'object' && error !== null ? error : `a ${typeof error} was thrown`;
      logger.error('failed', { ...about(operation, request), error: thrown });
    },
  } satisfies ServiceObserver);
}

function about(operation: { readonly name: string } | undefined, request: IncomingMessage | undefined) {
  return { id: request && requestId(request), operation: operation?.name };
}

/** Why a request was answered with 503: what is away comes back, and no frame of the stack says where from. */
function unavailableFor(error: unknown) {
  if (!(error instanceof HttpProblem) || error.status !== 503) return undefined;
  const { frames: _frames, ...reason } = isError(error.cause) ? errorFields(error.cause) : {};
  return { status: 503, reason };
}

/** Labels of a bounded number: clients can send any method, and any path. */
function labelsOf({ track, request, status }: Answered) {
  const method = request.method ?? '';
  return {
    operation: track.operation?.name ?? 'none',
    method: methods.has(method) ? method : 'other',
    status: classes[Math.floor(status / 100)] ?? 'other',
  };
}

function accessFields({ track, request, status, milliseconds, bytes, outcome }: Answered) {
  const { operation } = track;
  return {
    id: track.id,
    operation: operation?.name,
    method: request.method,
    // What matches no operation is told by its path, without the query, which may hold keys.
    route: operation ? operation.path : undefined,
    path: operation ? undefined : pathOf(request.url ?? ''),
    status,
    ms: Math.round(milliseconds * 1000) / 1000,
    bytes,
    outcome: outcome === 'cut' ? outcome : undefined,
  };
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return (query < 0 ? url : url.slice(0, query)).slice(0, 200);
}
