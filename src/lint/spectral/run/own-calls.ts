import { guarded, TimeLimitError } from '../../../schema/index.js';
import type { Check, Rule } from '../ruleset/rule.js';
import type { FunctionContext, FunctionResult, JsonPath } from '../types.js';
import { isPromise, resultsOf } from './given-results.js';
import { inTime } from './in-time.js';
import type { UsersCode } from './users-code.js';

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
  readonly #waiting: { readonly call: OwnCall; readonly promise: Promise<unknown> }[] = [];
  readonly #milliseconds: number;
  readonly #code: UsersCode;
  readonly #outcome: Outcome;

  constructor(milliseconds: number, code: UsersCode, outcome: Outcome) {
    this.#milliseconds = milliseconds;
    this.#code = code;
    this.#outcome = outcome;
  }

  add(call: OwnCall): void {
    this.#calls.push(call);
  }

  /** Takes what a function gave: its results, or a promise of them, which is waited for in `run`. */
  gave(call: OwnCall, given: unknown): void {
    if (isPromise(given)) this.#waiting.push({ call, promise: given });
    else {
      try {
        this.#tell(call, given);
      } catch (error) {
        this.#outcome.failed(call, error);
      }
    }
  }

  async run(context: (call: OwnCall) => FunctionContext): Promise<void> {
    for (let at = 0; at < this.#calls.length; ) {
      const given: { readonly call: OwnCall; readonly results: unknown }[] = [];
      at = this.#some(at, call => {
        const { check, value } = call;
        given.push({ call, results: check.function.run(value, check.options, context(call)) });
      });
      for (const { call, results } of given) this.gave(call, results);
      if (this.#code.isOneByOne) await this.#settled();
    }
    await this.#settled();
  }

  /**
   * Makes calls for half the time that one may take: a guard costs more than most calls.
   * @returns the index of the first that is not made
   */
  #some(start: number, make: (call: OwnCall) => void): number {
    let at = start;
    const failures: (() => void)[] = [];
    try {
      guarded(() => {
        const end = performance.now() + this.#milliseconds / 2;
        for (; at < this.#calls.length && performance.now() < end; at++) {
          const call = this.#calls[at]!;
          if (!this.#code.mayCall(call.check)) continue;
          try {
            this.#code.call(call.check, () => make(call));
          } catch (error) {
            failures.push(() => this.#outcome.failed(call, error));
          }
          if (this.#code.isOneByOne) {
            at++;
            break;
          }
        }
      }, this.#milliseconds);
    } catch (error) {
      const call = this.#calls[at];
      // none where the time ended just after the last
      if (call) this.#stop(call, error);
      at++;
    }
    for (const fail of failures) fail();
    return at;
  }

  /** Waits for what functions began; where that is of one alone, it can be told from the others. */
  async #settled(): Promise<void> {
    const waiting = this.#waiting.splice(0);
    if (waiting.length === 0) return;
    const only = waiting.length === 1 ? waiting[0]?.call.check : undefined;
    await this.#code.wait(only, async () => {
      await Promise.all(waiting.map(({ call, promise }) => this.#later(call, promise)));
    });
  }

  async #later(call: OwnCall, promise: Promise<unknown>): Promise<void> {
    try {
      this.#tell(call, await inTime(promise, this.#milliseconds));
    } catch (error) {
      if (error instanceof TimeLimitError) this.#stop(call, error);
      else this.#outcome.failed(call, error);
    }
  }

  #tell(call: OwnCall, given: unknown): void {
    this.#outcome.told(
      call,
      // members of what it gave may be code as well
      this.#code.call(call.check, () => resultsOf(given)),
    );
  }

  #stop(call: OwnCall, error: unknown): void {
    this.#code.overran(call.check);
    this.#outcome.failed(call, error);
  }
}
