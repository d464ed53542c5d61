import type { Json } from '../../../../src/document/index.js';
import type { FunctionContext, FunctionEntry, FunctionResult, JsonPath } from '../../../../src/lint/spectral/types.js';

/** A context in which a value stands at a path of a document that has no references. */
export function contextOf(path: JsonPath = [], document: Json = {}): FunctionContext {
  const findAssociatedItemForPath = () => undefined;
  return {
    path,
    document: { data: document, source: 'api.yaml', formats: new Set() },
    documentInventory: { resolved: document, unresolved: document, source: 'api.yaml', findAssociatedItemForPath },
    rule: { name: 'a-rule', resolved: false },
  };
}

/** The paths, written with slashes, and the messages that a function gives of a value. */
export function judged(entry: FunctionEntry, value: unknown, options: unknown = null, context = contextOf()) {
  const results = entry.run(value, options, context);
  if (results instanceof Promise) throw new Error('a function of ours answers at once');
  // What is no list is nothing, as rules have it.
  return (Array.isArray(results) ? (results as readonly FunctionResult[]) : []).map(
    ({ message, path = context.path }) => ({ message, path: `/${path.join('/')}` }),
  );
}
