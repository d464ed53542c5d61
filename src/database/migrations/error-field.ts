/** A text of an error, whatever made it: those of the driver and the system have more than a message. */
export function errorField(error: unknown, name: string): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What an error is known by: a SQLSTATE, a code of the system, else its message's first line. */
export function errorCode(error: unknown): string {
  return errorField(error, 'code') ?? errorField(error, 'message')?.split('\n', 1)[0] ?? String(error);
}
