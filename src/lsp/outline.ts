import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node';
import { appendToken, type Json, type SourceFile } from '../document/index.js';
import { rangeOf } from './cursor.js';
import { member, namesOf, valueAt } from './uses.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** The operations and components of a file, by path and section. */
export function outlineOf(file: SourceFile): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (const section of ['paths', 'webhooks']) {
    symbols.push(
      ...children(file, `/${section}`, SymbolKind.Namespace, (item, pointer) =>
        children(file, pointer, SymbolKind.Method).filter(({ name }) => methods.includes(name) && item !== null),
      ),
    );
  }
  const components = member(file.value, 'components');
  for (const section of namesOf(components)) {
    const parts = children(file, appendToken('/components', section), SymbolKind.Class);
    if (parts.length > 0)
      symbols.push(symbolOf(file, appendToken('/components', section), section, SymbolKind.Module, parts));
  }
  return symbols;
}

function children(
  file: SourceFile,
  pointer: string,
  kind: SymbolKind,
  inner: (value: Json, pointer: string) => DocumentSymbol[] = () => [],
): DocumentSymbol[] {
  const value = valueAt({ file, pointer });
  return namesOf(value).map(name => {
    const at = appendToken(pointer, name);
    return symbolOf(file, at, name, kind, inner(member(value, name) ?? null, at));
  });
}

function symbolOf(
  file: SourceFile,
  pointer: string,
  name: string,
  kind: SymbolKind,
  children: DocumentSymbol[],
): DocumentSymbol {
  const selectionRange = rangeOf(file, pointer, 'key');
  // as far as the last of what is in it
  const end = children.at(-1)?.range.end ?? selectionRange.end;
  const isForward = end.line >= selectionRange.end.line;
  return {
    name: name === '' ? ' ' : name,
    kind,
    range: { start: selectionRange.start, end: isForward ? end : selectionRange.end },
    selectionRange,
    children,
  };
}
