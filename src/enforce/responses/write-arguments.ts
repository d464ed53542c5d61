import type { ServerResponse } from 'node:http';

/** Called when a piece was taken over. */
export type Callback = (error?: Error | null) => void;

/** What `write` and `end` of a response may be given. */
export type WriteArguments = [chunk?: unknown, encoding?: BufferEncoding | Callback, callback?: Callback];

/** @returns undefined where there is no piece, or none that node would take */
export function toBytes([chunk, encoding]: WriteArguments): Buffer | undefined {
  if (typeof chunk === 'string') return Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8');
  if (Buffer.isBuffer(chunk)) return chunk;
  return chunk instanceof Uint8Array ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : undefined;
}

export function callbackOf(args: WriteArguments): Callback | undefined {
  return args.find((argument): argument is Callback => typeof argument === 'function');
}

/** Takes what a refused writer writes, so that it comes to its end as if it had been sent. */
export function swallow<Result extends boolean | ServerResponse>(args: WriteArguments, result: Result): Result {
  callLater(callbackOf(args));
  return result;
}

export function callLater(callback: Callback | undefined): void {
  if (callback) process.nextTick(callback);
}
