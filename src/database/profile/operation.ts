import { AsyncLocalStorage } from 'node:async_hooks';

const operations = new AsyncLocalStorage<string>();

/**
 * Runs the work with all its queries told of as the operation's, in query events and the slow-query log.
 * @param name the contract's operationId, or any name of a piece of work
 */
export function withOperation<T>(name: string, work: () => T): T {
  return operations.run(name, work);
}

/** The operation that the running code belongs to. */
export function currentOperation(): string | undefined {
  return operations.getStore();
}
