/** https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#baseProtocol */

/** What came is no message of the protocol, and nobody can say where the next one begins. */
export class FramingError extends Error {}

const most = { header: 8 * 1024, body: 256 * 1024 * 1024 };

/** Cuts what comes over a stream into the bodies of messages, however it is chopped. */
export class Frames {
  #chunks: Buffer[] = [];
  #bytes = 0;
  /** The length of the body that comes next; undefined while its header does. */
  #wanted: number | undefined;

  /**
   * @returns the bodies that are whole with what has come now
   * @throws FramingError
   */
  *add(chunk: Buffer): Generator<Buffer, void> {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    for (;;) {
      this.#wanted ??= this.#header();
      if (this.#wanted === undefined || this.#bytes < this.#wanted) return;
      const all = Buffer.concat(this.#chunks);
      const body = all.subarray(0, this.#wanted);
      this.#keep(all.subarray(this.#wanted));
      this.#wanted = undefined;
      yield body;
    }
  }

  #keep(rest: Buffer): void {
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#bytes = rest.length;
  }

  /** Takes the header away. @returns the length that it gives; undefined where it is not whole yet */
  #header(): number | undefined {
    const all = Buffer.concat(this.#chunks);
    const end = all.indexOf('\r\n\r\n');
    const lines = all.toString('latin1', 0, end < 0 ? Math.min(all.length, most.header) : end).split('\r\n');
    if (end < 0) {
      // what can't become a header is not waited for to end
      const begun = lines.pop()!;
      for (const line of [...lines, ...(begun.includes('\n') ? [begun] : [])]) fieldOf(line);
      if (all.length >= most.header) throw new FramingError(`no header of a message ends within ${most.header} bytes`);
      this.#chunks = [all];
      return undefined;
    }
    this.#keep(all.subarray(end + 4));
    return lengthOf(lines.map(fieldOf));
  }
}

type Field = readonly [name: string, value: string];

function fieldOf(line: string): Field {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([ -~\t]*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) {
    const shown = JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}...` : line);
    throw new FramingError(
      `${shown} is no field of a header: lines such as 'Content-Length: 12' that end with CR LF are`,
    );
  }
  return [name.toLowerCase(), value.trim()];
}

function lengthOf(fields: readonly Field[]): number {
  for (const [name, value] of fields) {
    const charset = name === 'content-type' ? /;\s*charset="?([^";]*)/i.exec(value)?.[1]?.trim() : undefined;
    if (charset !== undefined && !/^utf-?8$/i.test(charset))
      throw new FramingError(`a message is said to be in ${charset}: only utf-8 is read`);
  }
  const lengths = new Set(fields.filter(([name]) => name === 'content-length').map(([, value]) => value));
  if (lengths.size !== 1)
    throw new FramingError(`a header has ${lengths.size === 0 ? 'no' : 'more than one'} Content-Length`);
  const [written = ''] = lengths;
  if (!/^\d+$/.test(written)) throw new FramingError(`Content-Length is '${written}', and must be a number of bytes`);
  if (Number(written) > most.body) throw new FramingError(`a message of ${written} bytes is longer than ${most.body}`);
  return Number(written);
}
