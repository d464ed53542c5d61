import { anyFunction, type StopReason, type Supervision } from '../../supervision.js';
import type { Check } from '../ruleset/rule.js';

/** The functions of a ruleset that are not Specwright's: which of them may be called, and who hears of it. */
export class UsersCode {
  readonly #supervision: Supervision | undefined;
  readonly #milliseconds: number;
  readonly #calls = new Map<Check, number>();
  readonly #stopped = new Set<Check['function']>();

  /** @param milliseconds that one call may take */
  constructor(milliseconds: number, supervision: Supervision | undefined) {
    this.#milliseconds = milliseconds;
    this.#supervision = supervision;
  }

  get isOneByOne(): boolean {
    return this.#supervision?.isOneByOne === true;
  }

  /**
   * Takes the function of a check up, before it is called.
   * @returns why it is not to be called, where it ended an earlier run
   */
  take(check: Check): StopReason | undefined {
    if (check.whose === 'core' || !this.#supervision) return undefined;
    const { stopped, watch } = this.#supervision;
    const name = nameOf(check);
    const reason = stopped.get(name);
    if (reason || stopped.has(anyFunction)) this.stop(check);
    this.#calls.set(check, watch.known(name));
    return reason;
  }

  mayCall(check: Check): boolean {
    return !this.#stopped.has(check.function);
  }

  /** It is not called again, by whatever rule. */
  stop(check: Check): void {
    this.#stopped.add(check.function);
    this.#supervision?.watch.leave();
  }

  /** The same, where it took too long. */
  overran(check: Check): void {
    this.stop(check);
    this.#supervision?.watch.overran(nameOf(check), this.#milliseconds);
  }

  /** Calls it, watched for as long as what it begins is not waited for. */
  call<T>(check: Check, work: () => T): T {
    const call = this.#calls.get(check);
    if (!this.#supervision || call === undefined) return work();
    const { watch } = this.#supervision;
    watch.enter(call, this.#milliseconds);
    try {
      return work();
    } finally {
      watch.leave();
    }
  }

  /** Waits for what a function began: where it alone is waited for, it is watched. */
  async wait<T>(check: Check | undefined, work: () => Promise<T>): Promise<T> {
    const { watch } = this.#supervision ?? {};
    const call = check && this.#calls.get(check);
    let leave = () => watch?.leave();
    if (call !== undefined) watch?.enter(call, this.#milliseconds);
    else leave = watch?.waiting(this.#milliseconds) ?? leave;
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

/** Where the rule has it: several rules may call one function. */
function nameOf({ part: { origin, pointer }, functionName }: Check): string {
  return JSON.stringify([origin.locate(pointer).file, pointer, functionName]);
}
