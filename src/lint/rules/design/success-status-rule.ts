import type { Rule } from '../../rule.js';
import { isSuccess } from '../../statuses.js';

/** A rule about the statuses that a method may succeed with. */
export function successStatusRule(
  method: string,
  allowed: readonly string[],
  rule: Pick<Rule, 'code' | 'presets' | 'why' | 'bad' | 'good'>,
): Rule {
  return {
    ...rule,
    category: 'design',
    severity: 'info',
    what: `${method} succeeds with another status than ${allowed.join(', ')}.`,
    remedy: `Answer ${allowed.join(' or ')}, whichever says what was done`,
    check: ({ report }) => ({
      contract: ({ operations }) => {
        for (const operation of operations) {
          if (operation.method !== method) continue;
          for (const response of operation.responses) {
            if (!isSuccess(response) || response.status === '2XX' || allowed.includes(response.status)) continue;
            report(`${operation.key} succeeds with ${response.status}`, response.location, {
              operation: operation.key,
            });
          }
        }
      },
    }),
  };
}
