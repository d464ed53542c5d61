import type { Check, Rule } from '../ruleset/rule.js';
import type { FunctionContext, FunctionResult, JsonPath } from '../types.js';
import { isPromise, resultsOf } from './given-results.js';
import { guarded, inTime, TimeLimitError } from './guard.js';

/** One value that a function of the users' own is to look at. */
export interface OwnCall {
  readonly rule: Rule;
  readonly check: Check;
  readonly value: unknown;
  readonly path: JsonPath;
}

/** What is done with what comes of a call. */
export interface Outcome {
  told(call: OwnCall, results: readonly FunctionResult[]): void;
  failed(call: OwnCall, error: unknown): void;
}

/**
 * Calls functions that users wrote, each within a limit of time. One that exceeds it is stopped, and not called again; all others
 * are called for all their values.
 */
export class OwnCalls {
  readonly #calls: OwnCall[] = [];
  readonly #milliseconds: number;
  readonly #stopped = new Set<Check['function']>();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  add(call: OwnCall): void {
    this.#calls.push(call);
  }

  async run(context: (call: OwnCall) => FunctionContext, outcome: Outcome): Promise<void> {
    const given: { readonly call: OwnCall; readonly results: unknown }[] = [];
    for (let at = 0; at < this.#calls.length; ) {
      at = this.#some(
        at,
        call => given.push({ call, results: call.check.function.run(call.value, call.check.options, context(call)) }),
        outcome,
      );
    }
    await Promise.all(given.map(({ call, results }) => this.#tell(call, results, outcome)));
  }

  /**
   * Makes calls for half the time that one may take: a guard costs more than most calls.
   * @returns the index of the first that is not made
   */
  #some(start: number, make: (call: OwnCall) => void, outcome: Outcome): number {
    let at = start;
    const failures: (() => void)[] = [];
    try {
      guarded(() => {
        const end = performance.now() + this.#milliseconds / 2;
        for (; at < this.#calls.length && performance.now() < end; at++) {
          const call = this.#calls[at]!;
          if (this.#stopped.has(call.check.function)) continue;
          try {
            make(call);
          } catch (error) {
            failures.push(() => outcome.failed(call, error));
          }
        }
      }, this.#milliseconds);
    } catch (error) {
      this.#stop(this.#calls[at]!, error, outcome);
      at++;
    }
    for (const fail of failures) fail();
    return at;
  }

  async #tell(call: OwnCall, results: unknown, outcome: Outcome): Promise<void> {
    try {
      const found = isPromise(results) ? await inTime(results, this.#milliseconds) : results;
      outcome.told(call, resultsOf(found));
    } catch (error) {
      if (error instanceof TimeLimitError) this.#stop(call, error, outcome);
      else outcome.failed(call, error);
    }
  }

  #stop(call: OwnCall, error: unknown, outcome: Outcome): void {
    this.#stopped.add(call.check.function);
    outcome.failed(call, error);
  }
}
