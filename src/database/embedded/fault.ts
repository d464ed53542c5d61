import { type Code, FindingsError, finding } from '../../diagnostics/index.js';

/** What stops the launcher: one finding of a catalogued code, thrown. */
export function fault(code: Code, message: string, remedy?: string): FindingsError {
  return new FindingsError([finding(code, message, remedy === undefined ? {} : { remedy })]);
}
