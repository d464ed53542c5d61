import type { Contract, SchemaId } from '../../contract/index.js';
import {
  type Answer,
  type Compared,
  type CompareOptions,
  type Comparer,
  createComparer,
  createInterpreter,
  type Interpreter,
  type Place,
  type Use,
} from '../../schema/index.js';
import type { SofteningName, Travels } from '../types.js';
import type { Reachable } from './cause.js';
import { Overlapping, overlapping } from './overlapping.js';

/**
 * Asks what breaks in values that travel one way: what the old version accepts and the new one does not of requests, the
 * other way round of responses; by the defaults that soften.
 */
export class Asking {
  readonly travels: Travels;
  readonly #comparer: Comparer;
  readonly #checks: { readonly old: Interpreter; readonly now: Interpreter };
  readonly #use: Use;
  readonly #undeclared: NonNullable<CompareOptions['undeclared']>;
  readonly #old: (schema: Compared) => Compared;

  constructor(before: Contract, after: Contract, travels: Travels, strict: readonly SofteningName[]) {
    const lenient = travels === 'response' && !strict.includes('overlapping-branches');
    this.travels = travels;
    this.#comparer = createComparer({
      old: lenient ? new Overlapping(before.schemas) : before.schemas,
      now: after.schemas,
    });
    this.#checks = { old: createInterpreter(before.schemas), now: createInterpreter(after.schemas) };
    this.#use = strict.includes('mark-directions') ? 'any' : travels;
    this.#undeclared = strict.includes('undeclared-properties') ? 'anything' : 'absent';
    this.#old = schema => (lenient && typeof schema !== 'string' ? overlapping(schema) : schema);
  }

  /** A value that breaks. */
  ask(old: Compared, now: Compared, { showing = [], sparing = [] }: Places = {}): Answer {
    const question = this.travels === 'request' ? this.#comparer.lost : this.#comparer.gained;
    const places = { showing: showing.map(each => this.#place(each)), sparing: sparing.map(each => this.#place(each)) };
    return question(this.#old(old), now, this.#use, { undeclared: this.#undeclared, ...places });
  }

  same(old: Compared, now: Compared): boolean {
    return this.#comparer.same(this.#old(old), now, this.#use);
  }

  /** Whether a cause may be what breaks a value; true too where nobody can say. */
  shows(value: unknown, reachable: Reachable): boolean {
    const of = this.travels === 'request' ? 'old' : 'now';
    return this.#comparer.shows(value, this.#place(reachable), this.#use, of) !== false;
  }

  /** Whether the checks of both versions say that a value breaks. */
  confirms(value: unknown, before: SchemaId, after: SchemaId): boolean {
    const old = this.#checks.old.accepts(before, this.#use, value);
    const now = this.#checks.now.accepts(after, this.#use, value);
    return this.travels === 'request' ? old && !now : now && !old;
  }

  #place({ cause, steps }: Reachable): Place {
    return {
      steps: steps.map(step => (step.to === 'branch' ? { ...step, old: this.#old(step.old) } : step)),
      old: this.#old(cause.old),
      now: cause.now,
    };
  }
}

interface Places {
  readonly showing?: readonly Reachable[];
  readonly sparing?: readonly Reachable[];
}
