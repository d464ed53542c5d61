import { type Code, FindingsError } from 'specwright';

/** Why a process can't start, in words for whoever started it. */
export class StartError extends Error {
  /** As `specwright explain` takes it. */
  readonly code: Code;

  constructor(message: string, code: Code = 'environment-invalid') {
    super(message);
    this.code = code;
  }
}

/**
 * Says on standard error why a process can't start.
 * @throws the error itself, where it is a fault of ours
 */
export function tellStartError(error: unknown, write: (text: string) => void): void {
  if (error instanceof StartError) write(`${error.message} (${error.code})\n`);
  else if (error instanceof FindingsError)
    for (const { message, remedy, code } of error.findings) write(`${message}. ${remedy} (${code})\n`);
  else throw error;
}
