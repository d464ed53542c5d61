import type { ItemsCheck } from './items-check.js';
import type { ResponseViolation } from './violation.js';

/**
 * Text of items that a handler gives as bytes, in whatever pieces: checked item by item as it passes. Where responses are
 * only reported on, it passes as it comes, and the first violation is the last.
 */
export class PassingItems {
  #check: ItemsCheck | undefined;

  /** @param violated throws where the response is not to go on */
  constructor(
    check: ItemsCheck | undefined,
    private readonly enforce: boolean,
    private readonly violated: (found: readonly ResponseViolation[]) => void,
  ) {
    this.#check = check;
  }

  /** @returns what may be sent now */
  pass(given: Uint8Array): Buffer | undefined {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    const check = this.#check;
    this.#tell(check?.take(bytes));
    // asked in every mode: what is not taken piles up
    const released = check?.releasable();
    return check && this.enforce ? released : bytes;
  }

  /** @returns what was held back, and why some was not checked */
  end(): { readonly rest: Buffer | undefined; readonly unchecked: string | undefined } {
    const check = this.#check;
    this.#tell(check?.end());
    return { rest: this.enforce ? check?.rest() : undefined, unchecked: check?.unchecked };
  }

  #tell(found: readonly ResponseViolation[] | undefined): void {
    if (!found) return;
    this.#check = undefined;
    this.violated(found);
  }
}
