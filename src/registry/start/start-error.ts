import { FindingsError } from 'specwright';

/** Why a process can't start, in words for whoever started it. */
export class StartError extends Error {}

/**
 * Says on standard error why a process can't start.
 * @throws the error itself, where it is a fault of ours
 */
export function tellStartError(error: unknown, write: (text: string) => void): void {
  if (error instanceof StartError) write(`${error.message}\n`);
  else if (error instanceof FindingsError)
    for (const { message, remedy } of error.findings) write(`${message}. ${remedy}\n`);
  else throw error;
}
