import { HttpProblem, problemOf } from '../../problem/index.js';
import type { ResponseBreach } from '../observer.js';
import type { Exchange } from '../request/exchange.js';
import type { ServiceSettings } from '../settings.js';
import { sendProblem } from './send-problem.js';
import type { ResponseViolation } from './violation.js';

/** What a client gets instead of a response that breaks the contract: nothing of it, nor of what is wrong with it. */
export const replacement = problemOf(500, 'The response did not keep to the contract');

/** For the app's own error handlers, which may tell whom they like what is wrong. */
export function breachProblem(violations: readonly ResponseViolation[]): HttpProblem {
  return new HttpProblem(500, replacement.detail, { errors: violations });
}

/** Observes a breach, and answers for it where it is `replaced`. */
export function breach(
  exchange: Exchange,
  status: number,
  violations: readonly ResponseViolation[],
  settings: ServiceSettings,
  outcome: ResponseBreach['outcome'],
): void {
  settings.violated({ operation: exchange.operation, request: exchange.request, status, violations, outcome });
  if (outcome !== 'replaced') return;
  exchange.response.statusMessage = '';
  if (exchange.handOn) exchange.handOn(breachProblem(violations));
  else sendProblem(exchange.response, replacement);
}
