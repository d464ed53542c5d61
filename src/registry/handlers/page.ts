import type { IncomingMessage } from 'node:http';
import type { Page, PageRequest } from 'specwright/database';

interface Input {
  readonly query: PageRequest['query'];
  readonly request: IncomingMessage;
}

/** What a request asks of a list. @param values for the list's own query; a cursor is good for these alone */
export function pageRequest({ query, request }: Input, values: PageRequest['values'] = {}): PageRequest {
  return { query, target: request.url ?? '/', values };
}

/** The answer that a page is. */
export function pageAnswer<Row, View>({ items, next, headers }: Page<Row>, view: (row: Row) => View) {
  return { status: 200, headers, body: { items: items.map(view), ...(next !== undefined && { next }) } } as const;
}
