import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { findApi } from '../store/apis.js';
import { noApi } from './missing.js';
import { pageAnswer, pageRequest } from './page.js';
import { versionView } from './views.js';

/** GET /v1/apis/{api}/versions */
export function listVersions({ database, lists }: Dependencies): Handlers['listVersions'] {
  return async ({ params: { api }, query: { sha256, ...query }, request }) => {
    const { versions } = await lists();
    // the column has bytes
    const asked = { ...query, ...(sha256 !== undefined && { sha256: Buffer.from(sha256, 'hex') }) };
    const page = await versions.page(database, pageRequest({ query: asked, request }, { api }));
    if (page.items.length === 0 && !(await findApi(database.knex, api))) throw noApi(api);
    return pageAnswer(page, row => versionView(row, api));
  };
}
