/** A message in the making: lines, and the part of the contract that each of them is about. */
export class Lines {
  readonly #lines: { readonly text: string; readonly about: unknown }[] = [];

  add(text: string, about?: unknown): void {
    this.#lines.push({ text, about });
  }

  /** @param about the part whose first line is marked; the first line of all where nothing is about it */
  done(about: unknown): Message {
    const mark = about === undefined ? 0 : this.#lines.findIndex(line => line.about === about);
    return { lines: this.#lines.map(({ text }) => text), mark: Math.max(mark, 0) };
  }
}

/** A message as HTTP/1.1 writes it, in lines, with the index of the one that fails. */
export interface Message {
  readonly lines: readonly string[];
  readonly mark: number;
}
