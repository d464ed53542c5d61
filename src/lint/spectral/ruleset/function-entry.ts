import type { FunctionEntry, RulesetFunction } from '../types.js';
import { inputCheck } from './json-check.js';
import type { NamedEntry, Whose } from './named-entry.js';
import { isRecord } from './node.js';

/** What a function that modules pass around stands for. */
const entries = new WeakMap<object, NamedEntry>();

/** A function that can be called as it is, and is known by what it takes. */
export function callable(entry: FunctionEntry, name: string, whose?: Whose): RulesetFunction {
  const accepts = inputCheck(entry.input);
  const called: RulesetFunction = (value, options, context) =>
    accepts(value) ? entry.run(value, options, context) : undefined;
  entries.set(called, { ...entry, name, ...(whose !== undefined && { whose }) });
  return Object.defineProperty(called, 'name', { value: name });
}

/** Of a function of a module, or an entry. A function that says nothing of its options takes any. */
export function entryOf(value: unknown): NamedEntry | undefined {
  if (typeof value === 'function') {
    // a function in the place of a rule's is called as one
    return entries.get(value) ?? { run: value as RulesetFunction, options: true, name: value.name || 'the function' };
  }
  // the one property that tells an entry was looked at
  return isRecord(value) && typeof value['run'] === 'function' ? (value as unknown as FunctionEntry) : undefined;
}
