import { appendToken, type Json } from '../../../document/index.js';

interface Line {
  readonly text: string;
  readonly pointer: string;
}

/** Levels that are indented; nobody reads what is deeper, and the indentation of a thousand levels is a million characters. */
const deepest = 40;

/**
 * A JSON value in lines, as JSON.stringify indents it; what is nested deeper than forty levels stands in one line.
 * @param failing JSON Pointer into the value
 * @returns with the line where that part begins, or the nearest one around it
 */
export function jsonLines(value: Json, failing = ''): { readonly lines: readonly string[]; readonly mark: number } {
  const lines: Line[] = [];
  write(value, { pointer: '', depth: 0, head: '', tail: '' }, lines);
  let mark = 0;
  let length = -1;
  for (const [index, { pointer }] of lines.entries()) {
    const holds = failing === pointer || failing.startsWith(`${pointer}/`);
    if (!holds || pointer.length <= length) continue;
    mark = index;
    length = pointer.length;
  }
  return { lines: lines.map(({ text }) => text), mark };
}

interface Around {
  readonly pointer: string;
  readonly depth: number;
  /** What stands before and behind the value on its lines. */
  readonly head: string;
  readonly tail: string;
}

function write(value: Json, around: Around, lines: Line[]): void {
  const { pointer, depth, head, tail } = around;
  const indent = '  '.repeat(depth);
  const entries = entriesOf(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (!entries || entries.length === 0 || depth === deepest) {
    lines.push({ text: `${indent}${head}${JSON.stringify(value)}${tail}`, pointer });
    return;
  }
  lines.push({ text: `${indent}${head}${open}`, pointer });
  for (const [index, [name, item]] of entries.entries()) {
    const inside: Around = {
      pointer: appendToken(pointer, name),
      depth: depth + 1,
      head: Array.isArray(value) ? '' : `${JSON.stringify(name)}: `,
      tail: index < entries.length - 1 ? ',' : '',
    };
    write(item, inside, lines);
  }
  lines.push({ text: `${indent}${close}${tail}`, pointer });
}

function entriesOf(value: Json): readonly (readonly [string, Json])[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // isArray does not tell readonly arrays apart; both are objects of JSON values
  return Object.entries(value as { readonly [name: string]: Json });
}
