import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { storable } from '../documents/text.js';
import { type After, type FoundRow, operationsOf, operationsWith } from '../store/search.js';
import { pageAnswer, pageRequest } from './page.js';
import { operationView } from './views.js';

/** GET /v1/operations */
export function searchOperations({ database, lists }: Dependencies): Handlers['searchOperations'] {
  return async ({ query, request }) => {
    const { search } = await lists();
    const { q, api, limit } = query;
    const asked = pageRequest({ query, request }, { q, api });
    // a cursor of these values has the keys that are written below
    const after = search.after(asked) as After | undefined;
    const [term, most] = [storable(q), limit + 1];
    const rows = await (api === undefined
      ? operationsWith(database.knex, term, most, after)
      : operationsOf(database.knex, api, term, most, after));
    return pageAnswer(
      search.page(asked, { rows, limit, keysOf: ({ id, api_id }) => [String(id), String(api_id)] }),
      view,
    );
  };
}

function view(row: FoundRow) {
  return { api: row.api, version: row.version, ...operationView(row) };
}
