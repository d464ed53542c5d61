import { type DocumentSet, type LoadOptions, loadDocument } from '../document/index.js';
import { createContract } from './contract.js';
import type { Contract } from './types.js';

/**
 * Reads a document with all that it references and makes its contract.
 * @param source a path, a URL, `git:REV:PATH`, or `-` for standard input
 * @throws FindingsError with all findings where it can't be read or no contract can be built
 */
export async function load(source: string, options: LoadOptions = {}): Promise<Contract> {
  const set: DocumentSet = await loadDocument(source, { ...options, allowBroken: true });
  return createContract(set);
}
