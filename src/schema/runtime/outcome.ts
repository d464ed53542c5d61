import type { Violation } from '../types.js';
import { MOST_VIOLATIONS } from './rules.js';

/** What evaluating one schema against one value gave: violations, and what was evaluated where somebody asks. */
export class Outcome {
  readonly violations: Violation[] = [];
  /** Names that were evaluated; https://json-schema.org/draft/2020-12/json-schema-core#section-11 */
  readonly names = new Set<string>();
  allNames = false;
  readonly indexes = new Set<number>();
  /** Every item before this one was evaluated. */
  firstItems = 0;
  /** What subschemas that fail in place would have evaluated: nobody knows that it was not to be there. */
  tried: Outcome | undefined = undefined;

  get valid(): boolean {
    return this.violations.length === 0;
  }

  get full(): boolean {
    return this.violations.length >= MOST_VIOLATIONS;
  }

  fail(violation: Violation): void {
    if (!this.full) this.violations.push(violation);
  }

  /** Takes over what a subschema that holds in place evaluated. */
  evaluatedAlso(other: Outcome): void {
    if (other.allNames) this.allNames = true;
    for (const name of other.names) this.names.add(name);
    for (const index of other.indexes) this.indexes.add(index);
    this.firstItems = Math.max(this.firstItems, other.firstItems);
  }

  /** Whether a member was evaluated, or a violation that stands already tells why it is not known. */
  knowsName(name: string): boolean {
    return this.allNames || this.names.has(name) || (this.tried?.knowsName(name) ?? false);
  }

  knowsItem(index: number): boolean {
    return index < this.firstItems || this.indexes.has(index) || (this.tried?.knowsItem(index) ?? false);
  }

  /** Takes over all of a subschema that must hold in place. */
  also(other: Outcome, branch?: string): void {
    for (const violation of other.violations) {
      this.fail(branch === undefined || violation.branch !== undefined ? violation : { ...violation, branch });
    }
    if (other.valid) {
      this.evaluatedAlso(other);
      return;
    }
    this.tried ??= new Outcome();
    this.tried.evaluatedAlso(other);
    if (other.tried) this.tried.evaluatedAlso(other.tried);
  }
}
