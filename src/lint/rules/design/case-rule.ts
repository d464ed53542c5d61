import type { Json } from '../../../document/index.js';
import { type Casing, cased, casings, isCased } from '../../casing.js';
import { majorityOf } from '../../majority.js';
import type { Details, Place, Rule, RuleContext, Visitor } from '../../rule.js';

interface CaseRule extends Pick<Rule, 'code' | 'presets' | 'why' | 'bad' | 'good'> {
  /** What the names are of, as in `The property 'x'`. */
  readonly noun: string;
  /** What is allowed where nothing else is asked for; undefined: what most names have. */
  readonly casing?: Casing | readonly Casing[];
  /** What it is called where most names are in several casings at once. */
  readonly preferred?: Casing;
  /** Whose names are held against each other, as in `most in this document`. Default: the document's. */
  readonly within?: 'document' | 'enum';
  /** Tells the names that a document has, with what each belongs to where that is less than the document. */
  readonly names: (tell: Tell, context: RuleContext) => Visitor;
}

export type Tell = (name: string, at: Place, of?: object) => void;

const casing = { anyOf: [{ enum: casings }, { type: 'array', items: { enum: casings }, minItems: 1 }] };

/** A rule about how names of one kind are written. */
export function caseRule({ noun, casing: agreed, preferred, within = 'document', names, ...rule }: CaseRule): Rule {
  const option = {
    schema: agreed ? casing : { anyOf: [...casing.anyOf, { type: 'null' }] },
    default: agreed ?? null,
    what: `The casing, or a list of those that may be used.${agreed ? '' : ` Without it: the one that most have in the ${within}.`}`,
  };
  return {
    ...rule,
    category: 'design',
    severity: 'info',
    what: agreed
      ? `A ${noun} is not in the casing that was agreed on.`
      : `A ${noun} is not in the casing that most have in the ${within}, or that was agreed on.`,
    remedy: 'Write all of them in one casing',
    options: { casing: option },
    check: context => {
      const asked = context.options['casing'] as Json;
      // its schema allows nothing else
      if (asked !== null) return names(byOption([asked].flat() as readonly Casing[], noun, context.report), context);
      const known = new Named();
      const visitor = names((name, at, of) => known.add(name, at, of), context);
      return {
        ...visitor,
        end: () => known.report({ noun, within, preferred: preferred ?? 'camelCase' }, context.report),
      };
    },
  };
}

type Report = RuleContext['report'];

function byOption(allowed: readonly Casing[], noun: string, report: Report): Tell {
  return (name, at) => {
    if (allowed.some(each => isCased(name, each))) return;
    // the schema wants one at least
    report(`The ${noun} '${name}' is not ${allowed.join(' or ')}`, at, remedyOf(name, allowed[0]!));
  };
}

function remedyOf(name: string, casing: Casing): Details {
  return { remedy: `Call it '${cased(name, casing)}'` };
}

/** Names, each with the places that it stands in, by what they belong to. */
class Named {
  readonly #groups = new Map<object | undefined, Map<string, Place[]>>();

  add(name: string, at: Place, of: object | undefined): void {
    let group = this.#groups.get(of);
    if (!group) this.#groups.set(of, (group = new Map()));
    const places = group.get(name);
    if (places) places.push(at);
    else group.set(name, [at]);
  }

  /** Each name once that is in another casing than most, at its first place. */
  report(
    { noun, within, preferred }: { readonly noun: string; readonly within: string; readonly preferred: Casing },
    report: Report,
  ): void {
    for (const group of this.#groups.values()) {
      const most = majorityOf(group.keys(), preferred);
      if (!most) continue;
      for (const [name, places] of group) {
        if (!most.breaks(name)) continue;
        const times = places.length > 1 ? `; it stands in ${places.length} places` : '';
        const message = `The ${noun} '${name}' is not ${most.casing}, as ${most.count} of ${most.of} in this ${within} are${times}`;
        report(message, places[0]!, remedyOf(name, most.casing)); // it has a place at least
      }
    }
  }
}
