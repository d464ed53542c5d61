import { ServerResponse } from 'node:http';

/** What writes a head in Node, which keeps it out of its types. */
interface HeadWriter {
  _storeHeader(line: string, headers: unknown): void;
  _header: string;
}

const [carriage, feed] = ['\u00ab', '\u00bb'];

/** A value of a header as everybody lets it pass who looks for line breaks. */
export function disguised(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\r', carriage).replaceAll('\n', feed) : value;
}

/**
 * Gives disguised values their line breaks where nobody looks any more: Node looks too. Once for the process.
 * @returns takes it back
 */
export function revealLineBreaks(): () => void {
  const prototype = ServerResponse.prototype as unknown as HeadWriter; // by what Node has there
  const store = prototype._storeHeader;
  prototype._storeHeader = function (line, headers) {
    store.call(this, line, headers);
    this._header = this._header.replaceAll(carriage, '\r').replaceAll(feed, '\n');
  };
  return () => {
    prototype._storeHeader = store;
  };
}
