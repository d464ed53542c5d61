import type { Schema } from '../../contract/index.js';
import { createNameMatcher, type Step } from '../../schema/index.js';
import type { Asking } from './asking.js';
import type { Cause } from './cause.js';
import type { Sides } from './choice.js';
import { withInner } from './choices.js';
import { differences } from './differences.js';
import { Hidden } from './hidden.js';
import { conjuncts, nameOf, objectOf, type Part, readAs, settled, wholeOf } from './part.js';
import { areSpokenOf, isSumOfBranches, isSumOfParts, leadsElsewhere, speakOfOne, speaksBeside } from './sum.js';
import type { Unchanged } from './unchanged.js';

/** Two parts for the same value, with what they differ in themselves and the pairs that they lead to. */
export interface Pairing {
  readonly old: Part;
  readonly now: Part;
  readonly causes: readonly Cause[];
  readonly ways: readonly Leading[];
  /** The pairs that lead to it. */
  readonly from: readonly Pairing[];
  /** Whether a value of it breaks only by a cause that breaks by itself, or where a part of it breaks. */
  readonly isSum: boolean;
  /** Whether an object says of properties what it says beside its branches. */
  readonly speaksBeside: boolean;
  /** Whether several parts say what one property or item is, so that what counts as absent in one may be declared in another. */
  readonly speaksOfOne: boolean;
  /** Whether that is so if no branch of it takes a value that it did not take before. */
  readonly isSumOfBranches: boolean;
}

/** A way from a value of one pair to one of another. */
export interface Leading<To = Pairing> {
  /** None: to the same value. */
  readonly step?: Step;
  readonly to: To;
}

interface Growing extends Pairing {
  causes: readonly Cause[];
  readonly ways: Leading<Growing>[];
  readonly from: Growing[];
  isSum: boolean;
  speaksBeside: boolean;
  speaksOfOne: boolean;
  isSumOfBranches: boolean;
}

/** More pairs are not taken apart: those that are left are compared as wholes. */
const mostPairs = 50_000;

/** Pairs of parts, all the way down from the schemas that are asked about; what schemas share is there once. */
export class Reach {
  readonly #sides: Sides;
  readonly #asking: Asking;
  readonly #unchanged: Unchanged;
  readonly #hidden: Hidden;
  readonly #reading: Parameters<typeof differences>[3];
  readonly #pairs = new Map<string, Growing>();
  /** Pairs that certainly do not say the same: a property that one side alone declares stands there, or in a part. */
  readonly #differing = new Set<Growing>();

  constructor(sides: Sides, asking: Asking, unchanged: Unchanged) {
    this.#sides = sides;
    this.#asking = asking;
    this.#unchanged = unchanged;
    this.#hidden = new Hidden(sides, asking.use);
    this.#reading = { tags: asking.tags, hidden: this.#hidden, matches: createNameMatcher() };
  }

  /** The pair of two schemas, with all that it leads to. */
  from(before: Schema, after: Schema): Pairing {
    const todo: Growing[] = [];
    const root = this.#pair(wholeOf(before), wholeOf(after), todo);
    const met: Growing[] = [];
    for (let next = todo.shift(); next; next = todo.shift()) {
      next.isSum = this.#unchanged.has(next.old, next.now);
      if (next.isSum) continue;
      met.push(next);
      if (this.#pairs.size > mostPairs) continue;
      const { causes, pairs } = differences(next.old, next.now, this.#sides, this.#reading);
      // what is written otherwise and says the same is no difference
      next.causes = causes.filter(each => each.isUndeclared || !this.#asking.same(each.old, each.now));
      this.#sumUp(next);
      for (const { before: old, after: now, step } of pairs) {
        const to = this.#pair(old, now, todo);
        // a discriminator may lead to the schema that has it: that adds nothing to it
        if (to === next && (!step || step.to === 'branch')) continue;
        next.ways.push({ ...(step && { step }), to });
        to.from.push(next);
      }
    }
    this.#leaveOutSame(met, root);
    return root;
  }

  /** What is written otherwise and says the same has nothing to tell. Pairs that certainly differ are not read to know. */
  #leaveOutSame(met: readonly Growing[], root: Growing): void {
    const differing = new Set(met.filter(pair => this.#differs(pair)));
    for (const pair of differing) {
      this.#differing.add(pair);
      for (const above of pair.from) if (this.#differs(above)) differing.add(above);
    }
    for (const pair of met) {
      if (this.#differing.has(pair) || (pair !== root && pair.from.length === 0)) continue;
      if (!this.#isSame(pair.old, pair.now)) continue;
      for (const { to } of pair.ways) to.from.splice(to.from.indexOf(pair), 1);
      Object.assign(pair, { causes: [], isSum: true, speaksBeside: false, speaksOfOne: false, isSumOfBranches: false });
      pair.ways.length = 0;
    }
  }

  #differs({ causes, ways }: Growing): boolean {
    return (
      causes.some(({ isUndeclared }) => isUndeclared) ||
      ways.some(({ step, to }) => step && step.to !== 'branch' && this.#differing.has(to))
    );
  }

  #pair(before: Part, after: Part, todo: Growing[]): Growing {
    const [old, now] = [settled(before, this.#sides.old), settled(after, this.#sides.now)];
    const name = `${nameOf(old)} ${nameOf(now)}`;
    let pair = this.#pairs.get(name);
    if (!pair) {
      pair = {
        old,
        now,
        causes: [],
        ways: [],
        from: [],
        isSum: false,
        speaksBeside: false,
        speaksOfOne: false,
        isSumOfBranches: false,
      };
      this.#pairs.set(name, pair);
      todo.push(pair);
    }
    return pair;
  }

  #isSame(before: Part, after: Part): boolean {
    const whole = before.pointer === '' && after.pointer === '';
    if (whole && this.#asking.same(before.schema.id, after.schema.id)) return true;
    // a branch of null stands beside such a choice or in it: one whole, which the parts of it do not show
    return [before, after].some(hasSwitch) && this.#asking.sameAsWritten(readAs(before), readAs(after));
  }

  #sumUp(pair: Growing): void {
    const [old, now] = [conjuncts(pair.old, this.#sides.old), conjuncts(pair.now, this.#sides.now)];
    const [accepting, refusing] = this.#asking.travels === 'request' ? [old, now] : [now, old];
    if (leadsElsewhere(pair.causes) || !this.#hidden.isAlike(old, now)) return;
    const [offering, taking] = [accepting.flatMap(withInner), refusing.flatMap(withInner)];
    pair.speaksOfOne = this.#asking.takesUndeclaredForAbsent && (speakOfOne(old) || speakOfOne(now));
    const isSum = !pair.speaksOfOne && isSumOfParts(offering, taking, this.#asking.counts);
    pair.isSum = isSum && !areSpokenOf(pair.causes, accepting);
    pair.speaksBeside = speaksBeside([...old, ...now]);
    // a branch that nothing stood for takes values that the others had
    const more = this.#asking.travels === 'request' ? 'schema-branch-added' : 'schema-branch-removed';
    const isAlone = pair.causes.some(({ code }) => code === more);
    pair.isSumOfBranches = !pair.isSum && !isAlone && isSumOfBranches(offering, taking);
  }
}

/** Whether a discriminator is said, or by a branch. */
function hasSwitch({ json }: Part): boolean {
  const { discriminator, anyOf, oneOf } = objectOf(json);
  const branches = [anyOf, oneOf].filter(Array.isArray).flat() as readonly Part['json'][];
  return discriminator !== undefined || branches.some(each => objectOf(each)['discriminator'] !== undefined);
}

/** A pair and all that it leads to, the nearest first, but for those that say the same: of most pairs nearly all parts do. */
export function reached(root: Pairing): Iterable<Pairing> {
  const found = new Set([root]);
  for (const each of found) for (const { to } of each.ways) if (!saysTheSame(to)) found.add(to);
  return found;
}

/** A pair and those that it leads to of the same value: by branches, and what holds beside. */
export function ofSameValue(root: Pairing): ReadonlySet<Pairing> {
  const found = new Set([root]);
  for (const { ways } of found) for (const { step, to } of ways) if (!step || step.to === 'branch') found.add(to);
  return found;
}

/** What `reached` gives, each after those that it leads to, where they do not lead back. */
export function fromBelow(root: Pairing): Iterable<Pairing> {
  const done = new Set<Pairing>();
  const met = new Set([root]);
  const path = [{ pair: root, ways: root.ways.values() }];
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const next = at.ways.next();
    if (next.done) {
      done.add(at.pair);
      path.pop();
    } else if (!met.has(next.value.to) && !saysTheSame(next.value.to)) {
      const { to } = next.value;
      met.add(to);
      path.push({ pair: to, ways: to.ways.values() });
    }
  }
  return done;
}

/** Whether a pair has nothing to tell, itself or below. */
export function saysTheSame({ isSum, causes, ways }: Pairing): boolean {
  return isSum && causes.length === 0 && ways.length === 0;
}
