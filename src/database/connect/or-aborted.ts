/**
 * The promise, or the signal's reason as soon as that is aborted.
 * @param unless where it holds at that moment, the promise is waited for all the same
 */
export function orAborted<T>(done: Promise<T>, signal?: AbortSignal, unless = () => false): Promise<T> {
  if (signal === undefined) return done;
  return new Promise((resolve, reject) => {
    const abort = () => {
      if (!unless()) reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    done.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
