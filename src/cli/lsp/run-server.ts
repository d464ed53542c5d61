import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { serve } from '../../lsp/index.js';
import { loadConfig } from '../config/load.js';
import type { Io } from '../io.js';
import { isPath } from '../project.js';
import { version } from '../version.js';
import { ThreadReviewer } from './thread-reviewer.js';

/** Answers an editor on the standard streams until it is done or gone, and ends the process as the protocol wants. */
export async function runServer({ stdin, stdout, stderr }: Io): Promise<never> {
  const code = await serve({
    input: stdin instanceof Readable ? stdin : Readable.from(stdin),
    output: stdout,
    log: stderr,
    version: version(),
    reviewer: new ThreadReviewer(stderr),
    documentOf,
  });
  // the protocol's library looks after the editor's process with a timer that has no end
  process.exit(code);
}

/** The document that the settings of a folder name, where they can be read. */
async function documentOf(folder: string): Promise<string | undefined> {
  try {
    const { config, folder: base } = await loadConfig(folder);
    const { document } = config;
    return document !== undefined && isPath(document) ? resolve(base, document) : undefined;
  } catch {
    // what is wrong with them is told by the review
    return undefined;
  }
}
