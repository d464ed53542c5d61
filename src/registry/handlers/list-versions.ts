import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { findApi } from '../store/apis.js';
import { versionsBefore } from '../store/versions.js';
import { noApi } from './missing.js';
import { keyOf, linkTo, numberForm, pageOf } from './page.js';
import { versionView } from './views.js';

/** GET /v1/apis/{api}/versions */
export function listVersions({ database }: Dependencies): Handlers['listVersions'] {
  return async ({ params: { api }, query: { limit, cursor, sha256 }, request }) => {
    const filter = { api, ...(sha256 !== undefined && { hash: Buffer.from(sha256, 'hex') }) };
    const found = await versionsBefore(database.knex, filter, keyOf(cursor, numberForm), limit + 1);
    if (found.length === 0 && !(await findApi(database.knex, api))) throw noApi(api);
    const { rows, next } = pageOf(found, limit, ({ id }) => id);
    return {
      status: 200,
      headers: linkTo(next, request),
      body: { items: rows.map(versionView), ...(next && { next }) },
    };
  };
}
