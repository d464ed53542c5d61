import type { Range, TextEdit } from 'vscode-languageserver/node';
import { hasHoles } from '../contract/index.js';
import { type DocumentSet, escapeToken, parentPointer, parsePointer, type SourceFile } from '../document/index.js';
import { type Cursor, placeOf, rangeOf, standing } from './cursor.js';
import { implicitNameOf } from './implicit-names.js';
import { tokenText } from './token-text.js';
import { keyOf, member, type Node, type Use, usesIn, valueAt } from './uses.js';

/** What is to be renamed cannot be, or not so. */
export class RenameError extends Error {}

/** What stands at the cursor under a name that is the document's own: a component, or a part of `$defs`. */
export interface Renamed {
  readonly component: Node;
  readonly name: string;
  /** Of the name, where the cursor is. */
  readonly range: Range;
}

/**
 * What the cursor would rename.
 * @throws RenameError
 */
export function renamedAt(set: DocumentSet, cursor: Cursor): Renamed {
  const at = standing(set, cursor);
  // what uses it may stand in the part that could not be read
  if (!at || hasHoles(set)) throw new RenameError('The document cannot be read as it is: mend its syntax first');
  const { use } = at;
  const component = use ? { file: use.target.file, pointer: use.target.pointer } : at;
  if ((!use && at.part === 'value') || !hasOwnName(set, component)) {
    throw new RenameError('Only components are renamed: place the cursor on the name of one, or on a reference to it');
  }
  const name = parsePointer(component.pointer).at(-1)!; // seen to have one
  return { component, name, range: rangeOf(at.file, use?.pointer ?? at.pointer, use?.part ?? 'key') };
}

/** Components, parts of `$defs` and `definitions`, and what else references lead to by a name in a file beside the root. */
function hasOwnName(set: DocumentSet, node: Node): boolean {
  const tokens = parsePointer(node.pointer);
  if (tokens.length === 0 || Array.isArray(valueAt({ file: node.file, pointer: parentPointer(node.pointer) })))
    return false;
  if (tokens.length === 3 && tokens[0] === 'components') return true;
  if (tokens.at(-2) === '$defs' || tokens.at(-2) === 'definitions') return true;
  return (
    node.file !== set.root &&
    tokens.length <= 2 &&
    usesIn(set)
      .of(node)
      .some(use => use.kind === 'reference')
  );
}

/** https://spec.openapis.org/oas/v3.2.0.html#components-object */
const validName = /^[a-zA-Z0-9._-]+$/;

/**
 * The edits that give a component another name, by the URI of the file: where it is declared, and in all that refers to it or to
 * something within it.
 * @throws RenameError where the name is no name, is taken, or is sent by clients as the value of a discriminator
 */
export function renameEdits(
  set: DocumentSet,
  { component, name }: Renamed,
  newName: string,
): ReadonlyMap<string, readonly TextEdit[]> {
  if (hasHoles(set))
    throw new RenameError(`${set.root.display} refers to it and cannot be read: mend its syntax first`);
  if (!validName.test(newName))
    throw new RenameError(`'${newName}' is no name of a component: use letters, digits, '.', '_' and '-'`);
  const parent = { file: component.file, pointer: parentPointer(component.pointer) };
  if (newName !== name && member(valueAt(parent), newName) !== undefined)
    throw new RenameError(`There is a '${newName}' already`);
  const implicit = implicitNameOf(set, component);
  if (implicit) {
    const { line } = implicit.file.locate(implicit.pointer, 'key');
    const place = `${implicit.file.display}:${line}`;
    throw new RenameError(
      `'${name}' is a value of the discriminator at ${place}: write its mapping first, so that what is sent stays`,
    );
  }
  const edits = new Map<string, Map<string, TextEdit>>();
  const add = (file: SourceFile, pointer: string, part: 'key' | 'value', text: string) => {
    const { uri, range } = placeOf({ file, pointer }, part);
    let those = edits.get(uri);
    if (!those) edits.set(uri, (those = new Map()));
    // a node may be used in several ways, and is written once
    those.set(JSON.stringify(range), { range, newText: tokenText(file, range, text) });
  };
  add(component.file, component.pointer, 'key', newName);
  for (const use of usesIn(set).all) {
    const text = renamedUse(set, use, { component, newName });
    if (text !== undefined) add(use.file, use.pointer, use.part, text);
  }
  return new Map([...edits].map(([uri, those]) => [uri, [...those.values()]]));
}

/** What a use is written as once a component has another name; undefined where it stays. */
function renamedUse(
  set: DocumentSet,
  { file, pointer, kind, written, target }: Use,
  { component, newName }: { readonly component: Node; readonly newName: string },
): string | undefined {
  if (kind === 'securityScheme') return keyOf(target) === keyOf(component) ? newName : undefined;
  if (kind === 'tag') return undefined;
  const hash = written.indexOf('#');
  // a mapping's value may be the bare name
  if (hash < 0)
    return kind === 'mapping' && keyOf(target) === keyOf(component) && isNameOf(component, written)
      ? newName
      : undefined;
  const [document, fragment] = [written.slice(0, hash), written.slice(hash + 1)];
  const base = set.resolve(`${document}#`, { file, pointer });
  if (base?.file.uri !== component.file.uri || !fragment.startsWith('/')) return undefined;
  const tokens = fragment.split('/').slice(1);
  const depth = parsePointer(component.pointer).length - parsePointer(base.pointer).length;
  const passed = set.resolve(`${document}#/${tokens.slice(0, depth).join('/')}`, { file, pointer });
  if (depth < 1 || tokens.length < depth || !passed || keyOf(passed) !== keyOf(component)) return undefined;
  tokens[depth - 1] = escapeToken(newName);
  return `${document}#/${tokens.join('/')}`;
}

function isNameOf(component: Node, written: string): boolean {
  return parsePointer(component.pointer).at(-1) === written;
}
