import type { Location } from 'vscode-languageserver/node';
import type { DocumentSet } from '../document/index.js';
import { type Cursor, placeOf, standing } from './cursor.js';

/** Where that stands which the cursor's place names: what a `$ref` leads to, a scheme, a tag, an operation of a link. */
export function definitionAt(set: DocumentSet, cursor: Cursor): Location | undefined {
  const at = standing(set, cursor);
  if (at) return at.use && placeOf(at.use.target);
  return writtenReference(set, cursor);
}

/** Of a text that cannot be read there is the line that the cursor is on. */
function writtenReference(set: DocumentSet, { uri, text, position }: Cursor): Location | undefined {
  const file = set.files.get(uri);
  const line = text.split(/\r\n|\n|\r/)[position.line] ?? '';
  const ref = /\$ref["']?\s*:\s*(?:"([^"]*)"|'([^']*)'|([^\s,}]+))/.exec(line);
  const written = ref?.[1] ?? ref?.[2] ?? ref?.[3];
  const target = file && written !== undefined ? set.resolve(written, { file, pointer: '' }) : undefined;
  return target && placeOf(target);
}
