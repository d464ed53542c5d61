import type { Response } from '../../../contract/index.js';

/** Whether a status says that all went well, or where to go on: not an error, and not all that is left. */
export function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}

/**
 * Whether a status stands for successes among these responses: `default` does where no other one does. Beside a success
 * it is what documents write for errors.
 */
export function meansSuccess(status: string, responses: readonly Response[]): boolean {
  if (status !== 'default') return isSuccess(status);
  return !responses.some(response => isSuccess(response.status));
}

/** The codes that a declared status may stand for, successes alone of `default`. */
export function codesOf(status: string): readonly string[] {
  if (/^\d{3}$/.test(status)) return [status];
  const classes = status === 'default' ? ['2', '3', '1'] : status.slice(0, 1);
  return [...classes].flatMap(digit => Array.from({ length: 100 }, (_, rest) => `${Number(digit) * 100 + rest}`));
}
