import type { Exchange } from '../request/exchange.js';
import type { ServiceSettings } from '../settings.js';
import { breachProblem, replacement } from './breach.js';
import { ResponseGuard } from './guard.js';
import { sendProblem } from './send-problem.js';
import { statusOf } from './status-line.js';

/** Puts a guard on the response of an exchange, whoever is going to write it. */
export function guardExchange(exchange: Exchange, settings: ServiceSettings): void {
  const enforce = exchange.check === 'enforce';
  const { response, request, handOn } = exchange;
  exchange.guard = new ResponseGuard(request, response, {
    rules: exchange.runtime.prepared!.rules,
    enforce,
    strip: settings.strip,
    // What is to be stripped must be there as a whole.
    holdLimit: settings.strip ? Math.max(settings.holdLimit, settings.checkLimit) : settings.holdLimit,
    checkLimit: settings.checkLimit,
    onViolations: (violations, sent) => {
      const outcome = !enforce ? 'sent' : sent ? 'cut' : 'replaced';
      // The answer itself is the guard's matter: here it is only told.
      settings.violated({ operation: exchange.operation, request, status: statusOf(response), violations, outcome });
    },
    onUnchecked: reason => settings.unchecked({ operation: exchange.operation, status: statusOf(response), reason }),
    replace: (replaced, violations, ended) => {
      // A writer that goes on would write into whatever an error handler answers.
      if (!handOn || !ended) {
        sendProblem(replaced, replacement);
        return 'answered';
      }
      handOn(breachProblem(violations));
      return 'handed-on';
    },
  });
}
