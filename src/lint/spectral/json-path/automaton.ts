import type { Path, Selector, Step } from './ast.js';
import type { Surroundings } from './expression-run.js';
import { Compiled, chooses, hasAny } from './match.js';

/** A choice among children that hangs on the child: asked once for all expressions that have it. */
interface Question {
  readonly id: number;
  readonly selector: Selector;
  readonly targets: readonly number[];
}

/**
 * Where a walk stands in all expressions at once. States are made as the walk meets them, and kept: at a node that is like one
 * before, what follows is looked up.
 */
export class State {
  /** The expressions that end here, by their number. */
  readonly ends: readonly number[];
  /** Positions that wait for a condition on the node. */
  readonly conditions: readonly number[];
  /** Whether children can matter. */
  readonly isLive: boolean;
  readonly #automaton: Automaton;
  readonly #positions: readonly number[];
  readonly #named: ReadonlySet<string>;
  readonly #byName = new Map<string, State>();
  readonly #with = new Map<number, State>();
  readonly #questions: readonly Question[];
  #other: State | undefined;

  constructor(automaton: Automaton, positions: readonly number[]) {
    this.#automaton = automaton;
    this.#positions = positions;
    this.ends = positions.flatMap(position => automaton.endOf(position) ?? []);
    this.conditions = positions.filter(position => automaton.step(position)?.kind === 'has');
    this.isLive = positions.some(position => /child|descend/.test(automaton.step(position)?.kind ?? ''));
    this.#named = new Set(positions.flatMap(position => namesOf(automaton.step(position))));
    this.#questions = questionsOf(automaton, positions);
  }

  /** The state at a child, conditions settled. */
  child(at: Surroundings): State {
    const name = String(at.key);
    let next = this.#named.has(name) ? this.#byName.get(name) : this.#other;
    next ??= this.#step(name);
    for (const { id, selector, targets } of this.#questions) {
      if (chooses(selector, at, this.#automaton.compiled)) next = next.#plus(id, targets);
    }
    return next.conditions.length === 0 ? next : next.settled(at.value, at.root);
  }

  /**
   * What is left of this state where some positions have been walked from: what each leads to hangs on no other.
   * @param walked has those of this state added
   * @returns undefined where nothing is left
   */
  beyond(walked: Set<number>): State | undefined {
    const left = this.#positions.filter(position => !walked.has(position));
    if (left.length === 0) return undefined;
    for (const position of left) walked.add(position);
    return left.length === this.#positions.length ? this : this.#automaton.exactly(left);
  }

  /** The state once the conditions on the node are known. */
  settled(value: unknown, root: unknown): State {
    const known = new Set<number>();
    let state: State = this;
    for (let at = 0; at < state.conditions.length; ) {
      const position = state.conditions[at]!;
      if (known.has(position)) at++;
      else {
        known.add(position);
        at = 0;
        const step = this.#automaton.step(position);
        const holds = step?.kind === 'has' && hasAny(value, step.steps, root, this.#automaton.compiled);
        if (holds) state = state.#plus(-1 - position, [position + 1]);
      }
    }
    return state;
  }

  #step(name: string): State {
    const positions = this.#positions.flatMap(position => {
      const step = this.#automaton.step(position);
      if (step?.kind === 'descend') return position;
      const leads = step?.kind === 'child' && (step.selector.kind === 'any' || namesOf(step).includes(name));
      return leads ? position + 1 : [];
    });
    const state = this.#automaton.state(positions);
    if (this.#named.has(name)) this.#byName.set(name, state);
    else this.#other = state;
    return state;
  }

  #plus(id: number, targets: readonly number[]): State {
    let state = this.#with.get(id);
    if (!state) this.#with.set(id, (state = this.#automaton.state([...this.#positions, ...targets])));
    return state;
  }
}

function namesOf(step: Step | undefined): readonly string[] {
  return step?.kind === 'child' && step.selector.kind === 'names' ? [...step.selector.names] : [];
}

function questionsOf(automaton: Automaton, positions: readonly number[]): readonly Question[] {
  const questions = new Map<number, { id: number; selector: Selector; targets: number[] }>();
  for (const position of positions) {
    const step = automaton.step(position);
    if (step?.kind !== 'child' || step.selector.kind === 'any' || step.selector.kind === 'names') continue;
    const id = automaton.idOf(step.selector);
    const question = questions.get(id);
    if (question) question.targets.push(position + 1);
    else questions.set(id, { id, selector: step.selector, targets: [position + 1] });
  }
  return [...questions.values()];
}

/** All expressions of a walk. */
export class Automaton {
  readonly compiled = new Compiled();
  readonly #steps: (Step | undefined)[] = [];
  readonly #ends = new Map<number, number>();
  readonly #starts: number[] = [];
  readonly #states = new Map<string, State>();
  readonly #ids = new Map<string, number>();

  constructor(paths: readonly Path[]) {
    for (const [index, { steps }] of paths.entries()) {
      this.#starts.push(this.#steps.length);
      this.#steps.push(...steps, undefined);
      this.#ends.set(this.#steps.length - 1, index);
    }
  }

  /** The state at the root. */
  start(root: unknown): State {
    return this.state(this.#starts).settled(root, root);
  }

  step(position: number): Step | undefined {
    return this.#steps[position];
  }

  endOf(position: number): number | undefined {
    return this.#ends.get(position);
  }

  /** The same for selectors that choose the same children. */
  idOf(selector: Selector): number {
    const text =
      selector.kind === 'filter'
        ? selector.text.trim() + (hasParent(selector.text) ? this.#ids.size : '')
        : JSON.stringify(selector);
    const id = this.#ids.get(text) ?? this.#ids.size;
    this.#ids.set(text, id);
    return id;
  }

  state(positions: readonly number[]): State {
    const all = new Set<number>();
    for (const position of positions) this.#close(position, all);
    return this.exactly([...all].sort((a, b) => a - b));
  }

  /** The state of just these positions, which are in order. */
  exactly(positions: readonly number[]): State {
    const key = positions.join();
    let state = this.#states.get(key);
    if (!state) this.#states.set(key, (state = new State(this, positions)));
    return state;
  }

  /** `descend` leads to the node itself as well. */
  #close(position: number, all: Set<number>): void {
    for (let at = position; !all.has(at); at++) {
      all.add(at);
      if (this.#steps[at]?.kind !== 'descend') return;
    }
  }
}

/** What `@parent` means hangs on the expression. */
function hasParent(text: string): boolean {
  return text.includes('@parent');
}
