import type { IncomingMessage } from 'node:http';
import { problem } from 'specwright/express';

/** A page of a list: one more was asked for than it holds, to know whether another page follows. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The cursor of the page after it. */
  readonly next: string | undefined;
}

/** @param found at most `limit` + 1 rows */
export function pageOf<Row>(found: readonly Row[], limit: number, keyOf: (last: Row) => string): Page<Row> {
  if (found.length <= limit) return { rows: found, next: undefined };
  const rows = found.slice(0, limit);
  return { rows, next: Buffer.from(keyOf(rows.at(-1)!)).toString('base64url') };
}

/** The key that a cursor holds. @throws HttpProblem where the server did not make it for a key of this form */
export function keyOf(cursor: string | undefined, form: RegExp): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString();
  if (!form.test(key)) throw problem(400, 'The cursor is not one of this list');
  return key;
}

/** Of a row's number. */
export const numberForm = /^\d{1,18}$/;

/** The Link header of a page that another follows. https://www.rfc-editor.org/rfc/rfc8288#section-3 */
export function linkTo(next: string | undefined, request: IncomingMessage): { readonly Link?: string } {
  if (next === undefined) return {};
  const url = new URL(request.url ?? '/', 'http://localhost');
  url.searchParams.set('cursor', next);
  return { Link: `<${url.pathname}${url.search}>; rel="next"` };
}
