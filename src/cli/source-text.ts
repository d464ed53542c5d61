import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

const largest = 64 * 1024 * 1024;

/** Gives the texts of the files that findings name, each read once; for showing the line that is meant. */
export function sourceText(cwd: string): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return file => {
    if (!texts.has(file)) texts.set(file, read(resolve(cwd, file)));
    return texts.get(file);
  };
}

/** A URL, `git:REV:PATH` or `<stdin>` is no file, and a line that can't be shown is no failure. */
function read(path: string): string | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= largest ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
