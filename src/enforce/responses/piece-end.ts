const [LF, CR, RS] = [0x0a, 0x0d, 0x1e];

/** Tells where a JSON text of a sequence is whole before the next one begins, https://www.rfc-editor.org/rfc/rfc7464#section-2.2. */
export class RecordEnd {
  #depth = 0;
  #quoted = false;
  #escaped = false;
  #begun = false;

  reset(): void {
    this.#depth = 0;
    this.#quoted = false;
    this.#escaped = false;
    this.#begun = false;
  }

  /** Whether, after these bytes, a text and its line are whole. */
  at(bytes: Buffer): boolean {
    for (const byte of bytes) {
      if (byte > 0x20) this.#begun = true;
      if (this.#quoted) this.#inText(byte);
      else if (byte === 0x22) this.#quoted = true;
      // [ and { differ in one bit, and so do ] and }
      else if ((byte | 0x20) === 0x7b) this.#depth += 1;
      else if ((byte | 0x20) === 0x7d) this.#depth -= 1;
      else if (byte === RS) this.reset();
    }
    return this.#begun && !this.#quoted && this.#depth === 0 && bytes.at(-1) === LF;
  }

  #inText(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === 0x5c) this.#escaped = true;
    else if (byte === 0x22) this.#quoted = false;
  }
}

/** Tells where there is nothing but comments, which keep a connection alive and belong to no event. */
export class CommentLines {
  #only = true;
  #atStart = true;

  reset(): void {
    this.#only = true;
    this.#atStart = true;
  }

  /** Whether, after these bytes, there have been comments alone, the last one whole. */
  at(bytes: Buffer): boolean {
    if (!this.#only) return false;
    for (const byte of bytes) {
      const ends = byte === LF || byte === CR;
      if (this.#atStart && !ends && byte !== 0x3a) this.#only = false;
      this.#atStart = ends;
    }
    return bytes.length > 0 && this.#only && this.#atStart;
  }
}
