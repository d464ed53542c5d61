import type { Exchange } from '../request/exchange.js';
import type { ServiceSettings } from '../settings.js';
import { replacement } from './breach.js';
import { ResponseGuard } from './guard.js';
import { sendProblem } from './send-problem.js';

/** Puts a guard on the response of an exchange, whoever is going to write it. */
export function guardExchange(exchange: Exchange, settings: ServiceSettings): ResponseGuard {
  const enforce = exchange.check === 'enforce';
  const { response, request } = exchange;
  return new ResponseGuard(request, response, {
    rules: exchange.runtime.prepared!.rules,
    enforce,
    holdLimit: settings.holdLimit,
    checkLimit: settings.checkLimit,
    onViolations: (violations, sent) => {
      const outcome = !enforce ? 'sent' : sent ? 'cut' : 'replaced';
      // The answer itself is the guard's matter: here it is only told.
      settings.violated({ operation: exchange.operation, status: response.statusCode, violations, outcome });
    },
    replace: replaced => sendProblem(replaced, replacement),
  });
}
