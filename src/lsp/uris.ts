import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a URI that an editor gave; undefined of what is no file, such as a text that was never saved. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

/** Editors write the same URI in several ways, such as `%3A` for a colon: one way of it, to be compared. */
export function uniform(uri: string): string {
  const path = pathOf(uri);
  return path === undefined ? uri : pathToFileURL(path).href;
}
