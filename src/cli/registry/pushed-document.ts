import { FindingsError } from '../../diagnostics/index.js';
import type { Options } from '../command.js';
import type { Io } from '../io.js';
import { loadOptions } from '../load-options.js';
import { flag } from '../text-option.js';

/** What is sent to a registry. */
export interface PushedDocument {
  readonly text: string;
  readonly type: 'application/openapi+json' | 'application/openapi+yaml';
  /** What its findings call it: the file, or what was made of several, whose lines are none of theirs. */
  readonly name: string;
}

/**
 * One file as it is; several as one document.
 * @throws FindingsError where it can't be read
 */
export async function pushedDocument(file: string, options: Options, io: Io): Promise<PushedDocument> {
  const { bundle, loadDocument } = await import('../../document/index.js');
  const set = await loadDocument(file, { ...loadOptions(io, flag(options, 'allowRemote')), allowBroken: true });
  if (set.root.holes.length > 0) throw new FindingsError(set.findings);
  const isOne = set.files.size === 1;
  const text = isOne ? set.root.text : bundle(set).text;
  // JSON is JSON, whatever the file is called
  const type = /^\s*[{[]/.test(text) && isJson(text) ? 'application/openapi+json' : 'application/openapi+yaml';
  return { text, type, name: isOne ? file : `${file}, bundled` };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
