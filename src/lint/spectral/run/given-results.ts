import type { FunctionResult, JsonPath } from '../types.js';

/** Of whatever realm: functions of rulesets need not be of this module's. */
export function isPromise(given: unknown): given is Promise<unknown> {
  return typeof given === 'object' && given !== null && 'then' in given && typeof given.then === 'function';
}

/**
 * What a function gave, as results: those that teams wrote may give anything.
 * @throws TypeError where it is neither nothing nor a list of objects with a message
 */
export function resultsOf(given: unknown): readonly FunctionResult[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw new TypeError('what it gave is no list of results');
  return given.map(resultOf);
}

function resultOf(given: unknown): FunctionResult {
  if (typeof given !== 'object' || given === null || !('message' in given))
    throw new TypeError('a result has no message');
  const path = 'path' in given && Array.isArray(given.path) ? given.path : undefined;
  // names of a path are made texts where they are used
  return { message: String(given.message), ...(path && { path: path as JsonPath }) };
}
