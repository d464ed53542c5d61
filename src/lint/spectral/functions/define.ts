import type { Json } from '../../../document/index.js';
import type { FunctionContext, FunctionEntry, FunctionResult } from '../types.js';

/** What a function of ours says of a value that its `input` schema lets through. */
type Judge<Value, Options> = (
  value: Value,
  options: Options,
  context: FunctionContext,
) => readonly FunctionResult[] | undefined;

/** A function that looks at every value and takes no options. */
export function defineFunction(judge: Judge<unknown, null>): FunctionEntry;
/** A function with what it takes: its types say what the two schemas let through. */
export function defineFunction<Value, Options>(
  schemas: { readonly input?: Json; readonly options: Json },
  judge: Judge<Value, Options>,
): FunctionEntry;
export function defineFunction(
  first: { readonly input?: Json; readonly options: Json } | Judge<unknown, null>,
  judge?: Judge<never, never>,
): FunctionEntry {
  if (typeof first === 'function') return { run: first as FunctionEntry['run'], options: null };
  // The engine calls with what the schemas hold good, which is what the judge's types say.
  return { ...first, run: judge as FunctionEntry['run'] };
}
