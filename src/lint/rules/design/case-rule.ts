import type { Json } from '../../../document/index.js';
import { type Casing, cased, casings, isCased } from '../../casing.js';
import type { Details, Place, Rule, RuleContext, Visitor } from '../../rule.js';

interface CaseRule extends Pick<Rule, 'code' | 'presets' | 'why' | 'bad' | 'good'> {
  /** What the names are of, as in `The property 'x'`. */
  readonly noun: string;
  /** What is allowed where nothing else is asked for. */
  readonly casing: Casing | readonly Casing[];
  /** Tells the names that a document has. */
  readonly names: (tell: (name: string, at: Place, details?: Details) => void, context: RuleContext) => Visitor;
}

/** A rule about how names of one kind are written. */
export function caseRule({ noun, casing, names, ...rule }: CaseRule): Rule {
  return {
    ...rule,
    category: 'design',
    severity: 'info',
    what: `A ${noun} is not in the casing that was agreed on.`,
    remedy: 'Write all of them in one casing, the one of the option',
    options: {
      casing: {
        schema: { anyOf: [{ enum: casings }, { type: 'array', items: { enum: casings }, minItems: 1 }] },
        default: casing,
        what: 'The casing, or a list of those that may be used.',
      },
    },
    check: context => {
      const allowed = [context.options['casing'] as Json].flat() as readonly Casing[]; // its schema allows nothing else
      return names((name, at, details) => {
        if (allowed.some(each => isCased(name, each))) return;
        const better = cased(name, allowed[0]!); // the schema wants one at least
        context.report(`The ${noun} '${name}' is not ${allowed.join(' or ')}`, at, {
          remedy: `Call it '${better}'`,
          ...details,
        });
      }, context);
    },
  };
}
