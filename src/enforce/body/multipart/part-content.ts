import { Readable } from 'node:stream';

/** The content of one part as a stream, filled no faster than it is read. */
export class PartContent extends Readable {
  /** Set where the body ended, or was refused, before the part did. */
  cut = false;
  #wake: (() => void) | undefined;
  #begin: ((empty: boolean) => void) | undefined;

  /** Whether it ends without a byte. To be asked before any is added. */
  isEmpty(): Promise<boolean> {
    return new Promise(resolve => {
      this.#begin = resolve;
    });
  }

  /** @returns what to wait for before more is given */
  add(bytes: Buffer): Promise<void> | undefined {
    this.#begin?.(false);
    if (this.destroyed || this.push(bytes)) return undefined;
    return new Promise(resolve => {
      this.#wake = resolve;
    });
  }

  finish(): void {
    this.#begin?.(true);
    if (!this.destroyed) this.push(null);
  }

  giveUp(): void {
    this.cut = true;
    this.destroy();
  }

  override _read(): void {
    this.#wake?.();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#wake?.();
    this.#begin?.(false);
    done(error);
  }
}
