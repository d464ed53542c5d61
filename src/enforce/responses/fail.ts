import { problemOf } from '../../problem/index.js';
import type { Exchange } from '../request/exchange.js';
import type { ServiceSettings } from '../settings.js';
import { sendProblem } from './send-problem.js';

export const broken = problemOf(500, 'The service could not answer');

/** Answers for a handler, resolver or stream that broke: the log says how, the client learns that it did. */
export function fail(exchange: Exchange, error: unknown, settings: ServiceSettings): void {
  exchange.answered = true;
  settings.failed({ operation: exchange.operation, request: exchange.request, error });
  // A guard would hold the answer against the contract, as if the handler had given it.
  exchange.guard?.release();
  // It may be what broke, and would break the next answer.
  if (!exchange.response.headersSent) exchange.response.statusMessage = '';
  if (exchange.handOn) exchange.handOn(error);
  else sendProblem(exchange.response, broken);
}
