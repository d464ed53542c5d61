import { type Edit, tokensOf } from './edit.js';
import { membersAt, skipSpace, valueEnd } from './json-positions.js';
import type { Json } from './types.js';
import { WrittenNumber } from './written-number.js';

/** The edits at a node and below it. */
interface EditTree {
  readonly below: Map<string, EditTree>;
  edit?: Edit;
}

/** Prints a JSON text anew, indented by two, with edits. Scalars and the order of keys are taken from the text. */
export function printJson(text: string, edits: readonly Edit[]): string {
  const tree: EditTree = { below: new Map() };
  for (const edit of edits) {
    let node = tree;
    for (const token of tokensOf(edit)) {
      let child = node.below.get(token);
      if (!child) node.below.set(token, (child = { below: new Map() }));
      node = child;
    }
    node.edit = edit;
  }
  return `${print(text, skipSpace(text, 0), tree, '')}\n`;
}

// recursion is as deep as the document, which the limit of nesting bounds
function print(text: string, start: number, tree: EditTree | undefined, indent: string): string {
  if (tree?.edit?.value !== undefined) return printValue(tree.edit.value, indent);
  const open = text[start];
  if (open !== '{' && open !== '[') return text.slice(start, valueEnd(text, start));
  const inner = `${indent}  `;
  const parts: string[] = [];
  const missing = new Map(tree?.below);
  for (const { name, key, value } of membersAt(text, start)) {
    const child = missing.get(name);
    missing.delete(name);
    if (child?.edit && child.edit.value === undefined) continue;
    const label = key === undefined ? '' : `${JSON.stringify(name)}: `;
    parts.push(`${inner}${label}${print(text, value, child, inner)}`);
  }
  for (const [name, child] of missing) {
    const added = printAdded(child, inner);
    if (added !== undefined) parts.push(`${inner}${JSON.stringify(name)}: ${added}`);
  }
  const close = open === '{' ? '}' : ']';
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

function printAdded({ edit, below }: EditTree, indent: string): string | undefined {
  if (edit) return edit.value === undefined ? undefined : printValue(edit.value, indent);
  const parts: string[] = [];
  for (const [name, child] of below) {
    const added = printAdded(child, `${indent}  `);
    if (added !== undefined) parts.push(`${indent}  ${JSON.stringify(name)}: ${added}`);
  }
  return parts.length === 0 ? undefined : `{\n${parts.join(',\n')}\n${indent}}`;
}

/** A value as JSON, indented by two, with every number as written. */
export function printValue(value: Json, indent = ''): string {
  if (value instanceof WrittenNumber) return value.json;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map(item => inner + printValue(item, inner))
    : Object.entries(value).map(([name, item]) => `${inner}${JSON.stringify(name)}: ${printValue(item, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}
