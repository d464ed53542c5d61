import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { findApi } from '../store/apis.js';
import { noApi } from './missing.js';
import { apiView } from './views.js';

/** GET /v1/apis/{api} */
export function getApi({ database }: Dependencies): Handlers['getApi'] {
  return async ({ params: { api } }) => {
    const row = await findApi(database.knex, api);
    if (!row) throw noApi(api);
    return { status: 200, body: apiView(row) };
  };
}
