import { type Code, type Finding, finding, type Location } from '../../../diagnostics/index.js';

/** A file that a ruleset, or a part of one, stands in. */
export interface Origin {
  /** Where the part at a pointer of the ruleset is written, as near as can be told. */
  locate(pointer: string): Location;
}

/** Collects what is wrong with rulesets: each fault once, whatever rules and documents meet it. */
export class Faults {
  readonly #found = new Map<string, Finding>();

  add(code: Code, message: string, origin: Origin, pointer: string): void {
    const location = origin.locate(pointer);
    const key = JSON.stringify([code, message, location]);
    if (!this.#found.has(key)) this.#found.set(key, finding(code, message, { location }));
  }

  /** What was found in reading a file is told as it is. */
  take(findings: readonly Finding[]): void {
    for (const found of findings) this.#found.set(JSON.stringify(found), found);
  }

  /** The same so far, for one run of a ruleset that is run several times. */
  copy(): Faults {
    const copy = new Faults();
    for (const [key, found] of this.#found) copy.#found.set(key, found);
    return copy;
  }

  get all(): readonly Finding[] {
    return [...this.#found.values()];
  }
}
