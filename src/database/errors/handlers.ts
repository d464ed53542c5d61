import { type ConstraintMap, problemOfDatabaseError } from './problem.js';

type Handler = (...given: never[]) => unknown;

/**
 * The handlers, or one of them, with what the database refuses turned into its problem: see `problemOfDatabaseError`. Those
 * that only read need it too: a value of the request may be none that a column has, and a database may be away.
 * @param handlers a handler, or from handler name to function, as `createService` takes them
 */
export function answerDatabaseErrors<Handlers extends object>(
  handlers: Handlers,
  constraints?: ConstraintMap,
): Handlers {
  // A function of the same parameters and results as before, and so is every entry.
  if (typeof handlers === 'function')
    return answering(handlers as Handler & Handlers, constraints) as Handlers & Handler;
  const entries = Object.entries(handlers).map(([name, handler]) => [
    name,
    typeof handler === 'function' ? answering(handler, constraints) : handler,
  ]);
  return Object.fromEntries(entries) as Handlers;
}

function answering(handler: Handler, constraints?: ConstraintMap): Handler {
  const refuse = (error: unknown) => {
    throw problemOfDatabaseError(error, constraints) ?? error;
  };
  return (...given) => {
    try {
      const result = handler(...given);
      return result instanceof Promise ? result.catch(refuse) : result;
    } catch (error) {
      return refuse(error);
    }
  };
}
