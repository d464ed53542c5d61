import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { storable } from '../documents/text.js';
import { type FoundRow, operationsWith } from '../store/operations.js';
import { pageAnswer, pageRequest } from './page.js';
import { operationView } from './views.js';

/** GET /v1/operations */
export function searchOperations({ database, lists }: Dependencies): Handlers['searchOperations'] {
  return async ({ query, request }) => {
    const { search } = await lists();
    const { q, limit } = query;
    const asked = pageRequest({ query, request }, { q });
    const [before] = search.after(asked) ?? [];
    const rows = await operationsWith(database.knex, storable(q), before, limit + 1);
    return pageAnswer(search.page(asked, { rows, limit, keysOf: ({ id }) => [id] }), view);
  };
}

function view(row: FoundRow) {
  return { api: row.api, version: row.version, ...operationView(row) };
}
