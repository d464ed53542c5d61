import { withOperation } from 'specwright/database';

type Handler = (...given: never[]) => unknown;

/**
 * The handlers, each with its queries told of as its operation's. What remembers the operation costs each query a fifth more on
 * Node 20, so it is left out where nobody asked for it.
 */
export function nameQueries<Handlers extends object>(handlers: Handlers, wanted = false): Handlers {
  if (!wanted) return handlers;
  // all of them are functions
  const entries = (Object.entries(handlers) as [string, Handler][]).map(([name, handler]) => [
    name,
    (...given: never[]) => withOperation(name, () => handler(...given)),
  ]);
  // every entry is a function of the same parameters and results as before
  return Object.fromEntries(entries) as Handlers;
}
