/** Whether something must be waited for. A promise need not be one of ours: bluebird's is not, nor one of another realm. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'; // asked before it is believed
}
