/** Hears which of the users' code runs, so that another thread knows what to stop where it never ends. */
export interface Watch {
  /**
   * @param name of a function of a rule, or of a module: the same in every run
   * @returns what `enter` knows it by
   */
  known(name: string): number;
  enter(call: number, milliseconds: number): void;
  leave(): void;
  /** Hears of code that was stopped without help. */
  overran(name: string, milliseconds: number): void;
  /** Hears that functions are waited for, any of which may block; @returns what ends that */
  waiting(milliseconds: number): () => void;
}

/** How a run is looked after from another thread, which ends the run's own where code of a ruleset never ends. */
export interface Supervision {
  readonly watch: Watch;
  /** By name, why what ended an earlier run is left out of this one. */
  readonly stopped: ReadonlyMap<string, StopReason>;
  /** Whether functions that wait for something are called one after the other, so that one can be told from the others. */
  readonly isOneByOne: boolean;
}

/** What ended a run. */
export interface StopReason {
  readonly isTimeout: boolean;
  /** Such as `took longer than 5000 ms`. */
  readonly why: string;
}

/** The name of all functions of a ruleset together: which of them ended the run could not be told. */
export const anyFunction = '*';

/** The name that a module goes by while it is loaded. */
export function nameOfModule(path: string): string {
  return `module ${path}`;
}
