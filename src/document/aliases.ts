/** Aliases, https://yaml.org/spec/1.2.2/#71-alias-nodes */
import { FindingsError } from '../diagnostics/index.js';
import { findingAt, type ParseInput } from './parse-error.js';
import type { Json } from './types.js';

interface Frame {
  readonly container: object;
  readonly children: readonly Json[];
  next: number;
  size: number;
  height: number;
}

/**
 * Counts the nodes that a value with shared parts stands for, without visiting a shared part twice.
 * @throws FindingsError alias-bomb, too-deep
 */
export function checkAliases(input: ParseInput, value: Json): void {
  const done = new Map<object, { size: number; height: number }>();
  const open = new Set<object>();
  const stack: Frame[] = [];
  let written = 0;
  const enter = (node: Json): Frame | undefined => {
    if (typeof node !== 'object' || node === null) return undefined;
    const frame = { container: node, children: Object.values(node), next: 0, size: 1, height: 1 };
    written += frame.children.length;
    open.add(node);
    stack.push(frame);
    return frame;
  };
  enter(value);
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    if (frame.next === frame.children.length) {
      stack.pop();
      open.delete(frame.container);
      done.set(frame.container, frame);
      const parent = stack.at(-1);
      if (parent) add(parent, frame);
      continue;
    }
    const child = frame.children[frame.next++]!;
    if (typeof child !== 'object' || child === null) frame.size++;
    else if (open.has(child)) fail(input, 'an alias within the node that it stands for');
    else if (done.has(child)) add(frame, done.get(child)!);
    else enter(child);
  }
  const total = typeof value === 'object' && value !== null ? done.get(value)! : { size: 1, height: 0 };
  if (total.size - written > input.aliasNodes) {
    fail(input, `the aliases stand for more than ${input.aliasNodes} nodes`);
  }
  if (total.height > input.depth) {
    throw new FindingsError([
      findingAt(input, 'too-deep', 0, `nested more than ${input.depth} levels deep by aliases`),
    ]);
  }
}

function add(parent: Frame, child: { size: number; height: number }): void {
  parent.size += child.size;
  parent.height = Math.max(parent.height, child.height + 1);
}

function fail(input: ParseInput, message: string): never {
  const offset = Math.max(0, input.text.search(/(?<=[\s[{,])\*[^\s,[\]{}]/));
  throw new FindingsError([findingAt(input, 'alias-bomb', offset, message)]);
}
