import type { Selector, Step } from './ast.js';
import { compileExpression, type Run, type Surroundings } from './expression-run.js';

/** Whether a filter lets a child through; what cannot be run does not. */
export type Test = (at: Surroundings) => boolean;

/** A filter, ready to run. */
export function testOf(selector: Extract<Selector, { kind: 'filter' }>): Test {
  const run = compileExpression(selector.test, {});
  return at => {
    try {
      return Boolean(run(at));
    } catch {
      return false;
    }
  };
}

/** The key that a script gives for the parent of what is asked for; undefined where it cannot be run. */
export function keyOf(run: Run, at: Surroundings): string | undefined {
  try {
    const key = run(at);
    return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a slice holds an index of a list. */
export function inSlice(
  { start, end, step }: Extract<Selector, { kind: 'slice' }>,
  index: number,
  length: number,
): boolean {
  const from = start < 0 ? Math.max(0, start + length) : start;
  const to = end < 0 ? Math.max(0, end + length) : end;
  return index >= from && index < to && (step === 1 || (step > 0 && (index - from) % step === 0));
}

/** Filters and scripts of one query, each made ready once: by the expression, which is made once for each that is written. */
export class Compiled {
  readonly #tests = new Map<Selector, Test>();
  readonly #keys = new Map<Selector, Run>();

  test(selector: Extract<Selector, { kind: 'filter' }>): Test {
    let test = this.#tests.get(selector);
    if (!test) this.#tests.set(selector, (test = testOf(selector)));
    return test;
  }

  key(selector: Extract<Selector, { kind: 'computed' }>): Run {
    let key = this.#keys.get(selector);
    if (!key) this.#keys.set(selector, (key = compileExpression(selector.key)));
    return key;
  }
}

/** Whether a selector chooses a child. */
export function chooses(selector: Selector, at: Surroundings, compiled: Compiled): boolean {
  switch (selector.kind) {
    case 'any':
      return true;
    case 'names':
      return selector.names.has(String(at.key));
    case 'slice':
      // the parent of what a walk asks about is at hand: a list has indices
      return typeof at.key === 'number' && inSlice(selector, at.key, at.length ?? 0);
    case 'filter':
      return compiled.test(selector)(at);
    case 'computed':
      return keyOf(compiled.key(selector), { ...at, value: at.container }) === String(at.key);
  }
}

/** Whether something is where steps lead from a node. */
export function hasAny(value: unknown, steps: readonly Step[], root: unknown, compiled: Compiled): boolean {
  const [step, ...rest] = steps;
  if (!step) return true;
  if (step.kind === 'has') return hasAny(value, step.steps, root, compiled) && hasAny(value, rest, root, compiled);
  if (typeof value !== 'object' || value === null)
    return step.kind === 'descend' && hasAny(value, rest, root, compiled);
  if (step.kind === 'descend' && hasAny(value, rest, root, compiled)) return true;
  const next = step.kind === 'descend' ? steps : rest;
  return childrenOf(value).some(([key, child]) => {
    const at = surroundingsOf(child, key, value, root);
    return (step.kind === 'descend' || chooses(step.selector, at, compiled)) && hasAny(child, next, root, compiled);
  });
}

function surroundingsOf(value: unknown, key: string | number, container: object, root: unknown): Surroundings {
  const length = Array.isArray(container) ? container.length : undefined;
  return { value, key, container, length, root, parent: undefined, parentKey: undefined, path: () => '' };
}

/** Names or indices with values. */
export function childrenOf(value: object): readonly (readonly [string | number, unknown])[] {
  return Array.isArray(value) ? [...value.entries()] : Object.entries(value);
}
