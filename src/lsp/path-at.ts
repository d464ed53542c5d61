/**
 * The names on the way to a line of a text that is being typed, and may not be readable as a whole: by indentation in YAML, by
 * brackets in JSON. An item of a list is '0', whichever it is.
 */
export function pathAt(lines: readonly string[], line: number, format: 'yaml' | 'json'): readonly string[] {
  return format === 'json' ? jsonPath(lines, line) : yamlPath(lines, line);
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

/** The names of the objects that are open where a line begins. */
function jsonPath(lines: readonly string[], line: number): readonly string[] {
  const path: (string | undefined)[] = [];
  let name: string | undefined;
  const token = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/g;
  for (const text of lines.slice(0, line)) {
    for (const [found, inner, colon] of text.matchAll(token)) {
      if (found === '{' || found === '[') {
        path.push(name ?? (path.length > 0 ? '0' : undefined));
        name = undefined;
      } else if (found === '}' || found === ']') {
        path.pop();
        name = undefined;
      } else if (colon !== undefined) name = unquoted(`"${inner}"`);
    }
  }
  return path.slice(1).map(each => each ?? '0');
}
