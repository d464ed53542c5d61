import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AcceptedFile, AcceptedKind } from '../accepted/index.js';
import { FindingsError, finding } from '../diagnostics/index.js';

/** Where what is accepted is kept if nobody says otherwise. */
export const defaultAccepted: Readonly<Record<AcceptedKind, string>> = {
  change: 'specwright.accepted.yaml',
  finding: 'specwright.baseline.yaml',
};

/** The file of accepted changes or findings, read where it is there. */
export interface AcceptedSetting {
  /** As the user would type it. */
  readonly display: string;
  readonly read: AcceptedFile | undefined;
}

/**
 * Reads the file of accepted changes or findings.
 * @param named by an option or the settings: it must be there, unless it is about to be written
 * @throws FindingsError where it can't be read, or holds what it may not
 */
export async function acceptedSetting(
  named: string | undefined,
  cwd: string,
  options: { readonly kind: AcceptedKind; readonly mayBeNew: boolean },
): Promise<AcceptedSetting> {
  const display = named ?? defaultAccepted[options.kind];
  const path = resolve(cwd, display);
  const isOptional = named === undefined || options.mayBeNew;
  if (isOptional && !existsSync(path)) return { display, read: undefined };
  const text = await readFile(path, 'utf8').catch(error => unusable(display, error));
  // what was made to be filled in later
  if (text.trim() === '') return { display, read: undefined };
  const { readAccepted } = await import('../accepted/index.js');
  return { display, read: await readAccepted(text, display, options.kind) };
}

/** Writes the file anew. @throws FindingsError where it can't be written */
export async function writeAccepted(display: string, cwd: string, text: string): Promise<void> {
  await writeFile(resolve(cwd, display), text).catch(error => unusable(display, error));
}

function unusable(display: string, error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException; // node's functions for files throw nothing else
  const said = code === 'ENOENT' ? `${display} is not there` : `${display}: ${message}`;
  const location = { file: display, line: 1, column: 1, pointer: '' };
  throw new FindingsError([finding('accepted-unreadable', said, { location })]);
}
