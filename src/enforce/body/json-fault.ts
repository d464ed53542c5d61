/** https://www.rfc-editor.org/rfc/rfc8259#section-2 */

const space = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;
const escaped = /["\\/bfnrt]|u[\dA-Fa-f]{4}/y;

/**
 * Where a text stops being JSON, for whoever has to mend it: no word of the text, which may hold what must not be told on.
 * @param text that `JSON.parse` refuses
 */
export function jsonFault(text: string): string {
  const at = new Scan(text).fault();
  const lines = text.slice(0, at).split(/\r\n|\n|\r/);
  const place = `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
  return at < text.length ? `is no JSON from ${place} on` : `is no whole JSON: it ends at ${place}`;
}

/** Reads a text as JSON until that is none. */
class Scan {
  readonly #text: string;
  #at = 0;
  /** What is open, the innermost last. */
  readonly #open: ('{' | '[')[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns the first place that can't belong to a JSON text; its length where it only ends too early */
  fault(): number {
    let isNew = true;
    for (;;) {
      if (isNew && this.#closes()) isNew = false;
      else if (!this.#begins()) return this.#at;
      else if (this.#takes('{', '[')) {
        this.#open.push(this.#text[this.#at - 1] as '{' | '[');
        isNew = true;
        continue;
      } else if (!this.#scalar()) return this.#at;
      while (this.#closes());
      this.#matches(space);
      if (this.#open.length === 0 || !this.#takes(',')) return this.#at;
      isNew = false;
    }
  }

  /** What stands before a value: in an object, its name. */
  #begins(): boolean {
    this.#matches(space);
    if (this.#open.at(-1) !== '{') return true;
    if (!this.#string()) return false;
    this.#matches(space);
    if (!this.#takes(':')) return false;
    this.#matches(space);
    return true;
  }

  #closes(): boolean {
    this.#matches(space);
    const open = this.#open.at(-1);
    if (open === undefined || !this.#takes(open === '{' ? '}' : ']')) return false;
    this.#open.pop();
    return true;
  }

  #takes(...wanted: readonly string[]): boolean {
    if (!wanted.includes(this.#text[this.#at] ?? '')) return false;
    this.#at += 1;
    return true;
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) return false;
    this.#at += found.length;
    return true;
  }

  #scalar(): boolean {
    return this.#text[this.#at] === '"' ? this.#string() : this.#matches(scalar);
  }

  /** One that breaks off is at fault where it does, not where it begins. */
  #string(): boolean {
    if (!this.#takes('"')) return false;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      // what may not stand in a string, or its end
      if (!(code >= 0x20)) return false;
      this.#at += 1;
      if (code === 0x22) return true;
      if (code === 0x5c && !this.#matches(escaped)) return false;
    }
  }
}
