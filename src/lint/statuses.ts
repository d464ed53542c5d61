// https://www.rfc-editor.org/rfc/rfc9110#section-15
import type { Operation, Response } from '../contract/index.js';

/** Whether an operation says what its answer of a status looks like: by itself, its range, or where asked `default`. */
export function declares({ responses }: Operation, status: string, byDefault = true): boolean {
  return responses.some(
    each => each.status === status || each.status === `${status[0]}XX` || (byDefault && each.status === 'default'),
  );
}

export function isSuccess({ status }: Response): boolean {
  return status.startsWith('2');
}

/** Of a client's or a server's fault, or whatever else is not said. */
export function isError({ status }: Response): boolean {
  return status.startsWith('4') || status.startsWith('5') || status === 'default';
}

export function isJson(range: string): boolean {
  return /^(?:application\/json|[^;]+\+json)\b/i.test(range);
}

/** A header of a response; names have no case. */
export function hasHeader({ headers }: Response, name: string): boolean {
  return headers.some(each => each.name.toLowerCase() === name);
}
