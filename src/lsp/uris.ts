import { basename, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a URI that an editor gave; undefined of what is no file. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

const unsaved = 'untitled:';

/**
 * What an editor calls its texts. A text that was never saved has a name and no place: it is read as if it stood in a folder, so
 * that references have a place to begin from, under a name that no file is likely to have.
 */
export class EditorUris {
  /** The folder of what was never saved. */
  folder = process.cwd();

  /** The path of a text; undefined of what is neither a file nor one to be. */
  pathOf(uri: string): string | undefined {
    if (!uri.startsWith(unsaved)) return pathOf(uri);
    try {
      const name = decodeURIComponent(uri.slice(unsaved.length));
      // an editor may have been told where it is to be saved
      if (name.startsWith('/')) return fileURLToPath(`file://${uri.slice(unsaved.length)}`);
      const flat = name.replaceAll(/[/\\]/g, '-');
      const known = /\.(?:ya?ml|json)$/i.test(flat) ? extname(flat) : '';
      return join(this.folder, `${basename(flat, known)}.unsaved${known || '.yaml'}`);
    } catch {
      return undefined;
    }
  }

  /** Editors write the same URI in several ways, such as `%3A` for a colon: the way of document sets, to be compared. */
  uniform(uri: string): string {
    const path = this.pathOf(uri);
    return path === undefined ? uri : pathToFileURL(path).href;
  }
}
