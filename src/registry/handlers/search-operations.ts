import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { storable } from '../documents/text.js';
import { operationsWith } from '../store/operations.js';
import { keyOf, linkTo, numberForm, pageOf } from './page.js';
import { operationView } from './views.js';

/** GET /v1/operations */
export function searchOperations({ database }: Dependencies): Handlers['searchOperations'] {
  return async ({ query: { q, limit, cursor }, request }) => {
    const found = await operationsWith(database.knex, storable(q), keyOf(cursor, numberForm), limit + 1);
    const { rows, next } = pageOf(found, limit, ({ id }) => id);
    const items = rows.map(row => ({ api: row.api, version: row.version, ...operationView(row) }));
    return { status: 200, headers: linkTo(next, request), body: { items, ...(next && { next }) } };
  };
}
