import type { Position } from 'vscode-languageserver/node';

/**
 * The names on the way to a place of a text that is being typed, and may not be readable as a whole: by indentation in YAML, by
 * brackets in JSON. An item of a list is '0', whichever it is.
 */
export function pathAt(
  lines: readonly string[],
  { line, character }: Position,
  format: 'yaml' | 'json',
): readonly string[] {
  const before = (lines[line] ?? '').slice(0, character);
  if (format === 'json') return openNames([...lines.slice(0, line), before].join('\n'));
  return [...yamlPath(lines, line), ...openNames(before)];
}

const keyLine =
  /^(\s*)((?:- +)*)(?:("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"{[&*!|>%@`-][^#]*?|-[^\s#][^#]*?)\s*:(?:\s|$))?/;

/** The names of the mappings that hold what begins on a line, from the top. */
function yamlPath(lines: readonly string[], line: number): readonly string[] {
  const path: string[] = [];
  let depth = Number.POSITIVE_INFINITY;
  // the dash of a list may stand right below the name of the list
  let isItem = false;
  for (let at = line; at >= 0 && (depth > 0 || isItem); at--) {
    const text = lines[at]!;
    if (/^\s*(?:#|$)/.test(text)) continue;
    const { key, own, dashes } = partsOf(text);
    const holds = own < depth || (isItem && own === depth && dashes.length === 0);
    // the line itself names what it holds; those above it that are less far in hold it
    if (at === line || holds) {
      if (at !== line && key !== undefined) path.push(unquoted(key));
      depth = Math.min(depth, own);
      isItem = false;
    }
    for (const column of dashes) {
      if (column >= depth) continue;
      path.push('0');
      depth = column;
      isItem = true;
    }
  }
  return path.reverse();
}

/** The key of a line, where it stands, and where the dashes before it do, the last first. */
function partsOf(text: string): {
  readonly key: string | undefined;
  readonly own: number;
  readonly dashes: readonly number[];
} {
  const [, indent = '', before = '', key] = keyLine.exec(text)!;
  const columns = [indent.length];
  for (const [dash] of before.matchAll(/- +/g)) columns.push(columns.at(-1)! + dash.length);
  const own = columns.pop()!;
  return { key, own, dashes: columns.reverse() };
}

function unquoted(key: string): string {
  if (key.startsWith("'")) return key.slice(1, -1).replaceAll("''", "'");
  if (!key.startsWith('"')) return key;
  try {
    return String(JSON.parse(key));
  } catch {
    return key.slice(1, -1);
  }
}

const flowToken =
  /"((?:[^"\\]|\\.)*)"(\s*:)?|'((?:[^']|'')*)'(\s*:)?|([^\s,{}[\]"':][^,{}[\]:]*?)\s*:(?=\s|$)|[{}[\]]/g;

/** The names of what is open at the end of a text in flow style. */
function openNames(text: string): readonly string[] {
  const path: (string | undefined)[] = [];
  let name: string | undefined;
  for (const [found, double, colon, single, colonToo, plain] of text.matchAll(flowToken)) {
    if (found === '{' || found === '[') {
      path.push(name ?? (path.length > 0 ? '0' : undefined));
      name = undefined;
    } else if (found === '}' || found === ']') {
      path.pop();
      name = undefined;
    } else if (plain !== undefined) name = plain;
    else if (colon !== undefined) name = unquoted(`"${double}"`);
    else if (colonToo !== undefined) name = unquoted(`'${single}'`);
  }
  return path.filter(each => each !== undefined);
}
