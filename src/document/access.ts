import type { Code } from '../diagnostics/index.js';

/** A source that could not be read; becomes a finding at the place that asked for it. */
export class AccessError extends Error {
  constructor(
    readonly code: Code,
    message: string,
    readonly remedy?: string,
  ) {
    super(message);
    this.name = 'AccessError';
  }
}

/** Bytes of one source, with its names. */
export interface Raw {
  readonly uri: string;
  readonly display: string;
  readonly bytes: Uint8Array;
  /** Where it was in the end, if redirected: https://www.rfc-editor.org/rfc/rfc3986#section-5.1.3 */
  readonly retrieval?: string;
}

/** Reads sources by uri, by the rules that the user set. */
export interface Access {
  /**
   * @param uri absolute
   * @throws AccessError
   */
  read(uri: string, limit: number): Promise<Raw>;
}
