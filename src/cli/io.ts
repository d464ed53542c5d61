import type { Writable } from 'node:stream';
import type { LoadOptions } from '../document/index.js';

/** The world as a command sees it; tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Ends what runs until it is told to stop, such as `--watch`. */
  readonly signal?: AbortSignal;
  /** For tests only, as in LoadOptions. */
  readonly remote?: LoadOptions['remote'];
}

/** Writes a text and waits until it is handed over, so that a large result is whole before the process ends. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise(resolve => {
    // a reader that went away (`| head`) is no failure of ours: what it wanted, it has
    stream.write(text, () => resolve());
  });
}
