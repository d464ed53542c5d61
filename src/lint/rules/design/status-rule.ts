import type { Operation } from '../../../contract/index.js';
import { reportLacking } from '../../lacking.js';
import type { Rule, RuleContext } from '../../rule.js';
import { declares } from '../../statuses.js';

interface StatusRule extends Omit<Rule, 'category' | 'check' | 'what' | 'remedy' | 'severity'> {
  readonly category?: Rule['category'];
  /** Any of these will do. */
  readonly statuses: readonly string[];
  /** Why an operation needs it, as in `though it takes a body`; none: it does not. */
  readonly because: (
    operation: Operation,
    context: RuleContext,
    operations: readonly Operation[],
  ) => string | undefined;
}

/** A rule about a status that operations of some kind have to declare. */
export function statusRule({ statuses, because, category = 'design', ...rule }: StatusRule): Rule {
  const wanted = statuses.join(' or ');
  return {
    ...rule,
    category,
    severity: 'info',
    what: `An operation that may answer ${wanted} does not declare it.`,
    remedy: `Declare a response for ${wanted}, or one for ${statuses[0]![0]}XX`,
    options: {
      byDefault: {
        schema: { type: 'boolean' },
        default: true,
        what: 'Whether a `default` response counts as a declaration.',
      },
    },
    check: context => ({
      contract: contract => {
        const { report, options } = context;
        reportLacking({
          contract,
          report,
          asked: contract.operations.filter(
            operation => because(operation, context, contract.operations) !== undefined,
          ),
          lacks: operation => !statuses.some(status => declares(operation, status, options['byDefault'] === true)),
          one: operation =>
            `${operation.key} declares no ${wanted} though ${because(operation, context, contract.operations)}`,
          all: count => `None of the ${count} operations that may answer ${wanted} declares it`,
        });
      },
    }),
  };
}
