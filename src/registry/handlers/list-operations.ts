import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { operationsAfter } from '../store/operations.js';
import { versionOf } from './missing.js';
import { keyOf, linkTo, pageOf } from './page.js';
import { operationView } from './views.js';

/** GET /v1/apis/{api}/versions/{version}/operations */
export function listOperations(dependencies: Dependencies): Handlers['listOperations'] {
  return async ({ params, query: { limit, cursor }, request }) => {
    const after = Number(keyOf(cursor, /^\d{1,9}$/) ?? -1);
    const { hash } = await versionOf(dependencies, params);
    const found = await operationsAfter(dependencies.database.knex, hash, after, limit + 1);
    const { rows, next } = pageOf(found, limit, ({ position }) => String(position));
    return {
      status: 200,
      headers: linkTo(next, request),
      body: { items: rows.map(operationView), ...(next && { next }) },
    };
  };
}
