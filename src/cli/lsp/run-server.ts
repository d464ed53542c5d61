import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { serve } from '../../lsp/index.js';
import { loadConfig } from '../config/load.js';
import type { Io } from '../io.js';
import { isPath } from '../project.js';
import { version } from '../version.js';
import { ThreadReviewer } from './thread-reviewer.js';

/** Answers an editor on the standard streams. @returns the exit code that the protocol wants */
export function runServer({ stdin, stdout, stderr }: Io): Promise<0 | 1> {
  return serve({
    input: stdin instanceof Readable ? stdin : Readable.from(stdin),
    output: stdout,
    version: version(),
    reviewer: new ThreadReviewer(stderr),
    documentOf,
  });
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
