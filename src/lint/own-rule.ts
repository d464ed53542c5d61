import { type Finding, finding, type Location } from '../diagnostics/index.js';
import type { Rule, Visitor } from './rule.js';
import { anyFunction, type Supervision } from './supervision.js';

/** What keeps rules of a project within bounds. */
export interface OwnRuleCare {
  readonly supervision: Supervision | undefined;
  /** Where the settings name what a rule comes from, by code. */
  readonly places: ReadonlyMap<string, Location>;
  /** How long a rule may look at one thing. */
  readonly milliseconds: number;
}

/** Rules of a project, as they are asked: what one throws, or why it is not asked, is told, and the others go on. */
export class OwnRules {
  readonly #care: OwnRuleCare;
  readonly #faults = new Map<string, Finding>();

  constructor(care: OwnRuleCare) {
    this.#care = care;
  }

  /** What is wrong with rules so far: each fault once, whatever number of places it is met at. */
  get faults(): readonly Finding[] {
    return [...this.#faults.values()];
  }

  /** The same rule, whose code is watched. */
  watched(rule: Rule): Rule {
    const { supervision } = this.#care;
    const name = `rule ${rule.code}`;
    const reason = supervision?.stopped.get(name) ?? supervision?.stopped.get(anyFunction);
    if (reason) {
      this.#fault(rule, `${reason.why}, and was left out`);
      return { ...rule, check: () => ({}) };
    }
    const call = supervision?.watch.known(name) ?? 0;
    const run = <T>(work: () => T): T | undefined => {
      supervision?.watch.enter(call, this.#care.milliseconds);
      try {
        return work();
      } catch (error) {
        this.#fault(rule, `threw: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      } finally {
        supervision?.watch.leave();
      }
    };
    return { ...rule, check: context => watchedVisitor(run(() => rule.check(context)) ?? {}, run) };
  }

  #fault({ code }: Rule, what: string): void {
    const location = this.#care.places.get(code);
    const found = finding('own-rule-failed', `The rule ${code} ${what}`, { ...(location && { location }) });
    this.#faults.set(found.message, found);
  }
}

function watchedVisitor(visitor: Visitor, run: (work: () => unknown) => unknown): Visitor {
  const { contract, end, ...visits } = visitor;
  const watched = Object.entries(visits).map(([type, visit]) => [
    type,
    (node: Parameters<NonNullable<typeof visit>>[0]) => run(() => visit?.(node)),
  ]);
  return {
    ...Object.fromEntries(watched),
    ...(contract && { contract: of => run(() => contract(of)) }),
    ...(end && { end: () => run(() => end()) }),
  };
}
