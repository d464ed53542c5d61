import { HttpProblem, type Problem, type ProblemError } from '../../problem/index.js';
import { answer } from '../responses/answer.js';
import { sendProblem } from '../responses/send-problem.js';
import type { ServiceSettings } from '../settings.js';
import type { Exchange } from './exchange.js';

/** Refuses a request of an operation: as the user's mapper says where the contract declares the status, else as a problem. */
export function refuse(exchange: Exchange, refusal: HttpProblem, settings: ServiceSettings): void {
  const { operation, request } = exchange;
  exchange.answered = true;
  settings.refused({ operation, method: request.method ?? '', problem: refusal.problem, request });
  if (exchange.handOn) {
    exchange.handOn(refusal);
    return;
  }
  const { headers } = refusal;
  const mapped = mapRefusal(exchange, refusal.problem, settings);
  if (!mapped) {
    sendProblem(exchange.response, refusal.problem, headers);
    return;
  }
  const all = { ...headers, ...mapped.headers };
  answer(exchange, { ...mapped, headers: all }, settings, all);
}

function mapRefusal(exchange: Exchange, problem: Problem, settings: ServiceSettings) {
  const rule = settings.mapRefusal && exchange.runtime.prepared?.rules.find(problem.status);
  if (!rule) return undefined;
  const contentTypes = rule.media.map(({ plan }) => plan.range);
  return settings.mapRefusal?.(problem, { operation: exchange.operation, contentTypes });
}

/** One problem of all that is wrong with a request. */
export function violated(status: number, errors: readonly ProblemError[], closes = false): HttpProblem {
  const all =
    errors.length === 1
      ? 'The request breaks the contract'
      : `The request breaks the contract in ${errors.length} places`;
  const detail = `${all}${status === 413 || status === 415 ? bodyText(errors) : ''}`;
  // What is left of a large body is not waited for.
  return new HttpProblem(status, detail, { errors, ...(closes && { headers: { Connection: 'close' } }) });
}

/** What may be sent instead, for whoever reads no further than the detail. */
function bodyText(errors: readonly ProblemError[]): string {
  const last = errors.findLast(error => error.in === 'body');
  return last ? `: ${last.pointer === '' ? 'the body' : 'a part of the body'} ${last.message}` : '';
}

/** A problem that a handler threw: its answer, and checked like any other where the contract declares its status. */
export function answerThrown(exchange: Exchange, thrown: HttpProblem, settings: ServiceSettings): void {
  const mapped = mapRefusal(exchange, thrown.problem, settings);
  const result = mapped ?? { status: thrown.status, contentType: 'application/problem+json', body: thrown.problem };
  const all = { ...thrown.headers, ...mapped?.headers };
  answer(exchange, { ...result, headers: all }, settings, all);
}
