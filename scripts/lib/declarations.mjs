import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

const from = /\b(?:from|import)\s*\(?\s*['"](\.[^'"]*)\.js['"]/g;

/**
 * The declaration files that a user of the entries can reach.
 * @param {string} folder where all of them are
 * @param {readonly string[]} entries paths below it, with slashes
 * @returns {Map<string, string>} texts by path
 */
export function reachedDeclarations(folder, entries) {
  const texts = new Map();
  const queue = [...entries];
  for (const path of queue) {
    if (texts.has(path)) continue;
    const text = readFileSync(posix.join(folder, path), 'utf8');
    texts.set(path, text);
    for (const [, specifier] of text.matchAll(from)) queue.push(`${posix.join(posix.dirname(path), specifier)}.d.ts`);
  }
  return texts;
}
