import type { Location } from 'vscode-languageserver/node';
import { type DocumentSet, parsePointer } from '../document/index.js';
import { type Cursor, placeOf, type Standing, standing } from './cursor.js';
import { type Node, type Use, usesIn } from './uses.js';

/** Places that name what the cursor stands on, or what it names; with the place itself where it is asked for. */
export function referencesAt(
  set: DocumentSet,
  cursor: Cursor,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): readonly Location[] {
  const at = standing(set, cursor);
  if (!at) return [];
  const target = targetOf(set, at);
  const uses = usesIn(set).of(target);
  if (uses.length === 0) return [];
  const declared = includeDeclaration ? [placeOf(target, target.pointer === '' ? 'value' : 'key')] : [];
  return [...declared, ...uses.map(use => placeOf(use, use.part))];
}

/** What is meant: what the place names, else itself; a tag by its name; a file as a whole by its first lines. */
function targetOf(set: DocumentSet, at: Standing): Node {
  if (at.use) return at.use.target;
  const has = (node: Node) => usesIn(set).of(node).length > 0;
  if (has(at)) return at;
  const whole = { file: at.file, pointer: '' };
  return parsePointer(at.pointer).length === 1 && has(whole) ? whole : at;
}

/** What names a node, or something within it. */
export function usesWithin(set: DocumentSet, node: Node): readonly Use[] {
  return usesIn(set).all.filter(
    ({ target }) =>
      target.file.uri === node.file.uri &&
      (target.pointer === node.pointer || target.pointer.startsWith(`${node.pointer}/`)),
  );
}
