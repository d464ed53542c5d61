import { type ConstraintMap, problemOfDatabaseError } from './problem.js';

type Handler = (...given: never[]) => unknown;

/**
 * The handlers, each with what the database refuses turned into its problem: see `problemOfDatabaseError`.
 * @param handlers from handler name to function, as `createService` takes them
 */
export function answerDatabaseErrors<Handlers extends object>(
  handlers: Handlers,
  constraints?: ConstraintMap,
): Handlers {
  const entries = Object.entries(handlers).map(([name, handler]) => [
    name,
    typeof handler === 'function' ? answering(handler, constraints) : handler,
  ]);
  // Every entry is a function of the same parameters and results as before.
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
