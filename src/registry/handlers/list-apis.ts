import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { apisAfter } from '../store/apis.js';
import { keyOf, linkTo, pageOf } from './page.js';
import { apiView } from './views.js';

/** GET /v1/apis */
export function listApis({ database }: Dependencies): Handlers['listApis'] {
  return async ({ query: { limit, cursor }, request }) => {
    const found = await apisAfter(database.knex, keyOf(cursor, /^[a-z][a-z0-9-]{0,62}$/), limit + 1);
    const { rows, next } = pageOf(found, limit, ({ name }) => name);
    return { status: 200, headers: linkTo(next, request), body: { items: rows.map(apiView), ...(next && { next }) } };
  };
}
