import { reasonPhrases } from './reason-phrases.js';

/**
 * The title of a status, as registered with IANA.
 * @returns the class's name where the status has none of its own, e.g. `Client Error` of 499
 */
export function titleOf(status: number): string {
  return reasonPhrases[status] ?? (status >= 500 ? 'Server Error' : 'Client Error');
}
