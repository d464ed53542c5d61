import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { findDiff } from '../store/diffs.js';
import { diffPage, diffTag } from './diff-view.js';
import { names } from './entity-tags.js';

/** GET /v1/diffs/{diff} */
export function getDiff(dependencies: Dependencies): Handlers['getDiff'] {
  return async ({ params: { diff }, query, headers: asked, request }) => {
    const row = await findDiff(dependencies.database.knex, Buffer.from(diff, 'hex'));
    if (!row) throw problem(404, `There is no comparison ${diff}; POST /v1/diffs asks for one`);
    const ETag = diffTag(row);
    if (names(asked['if-none-match'], ETag)) return { status: 304, headers: { ETag } };
    const { limit, cursor } = query;
    const page = { query: { limit, ...(cursor !== undefined && { cursor }) }, target: request.url ?? '/' };
    return { status: 200, ...(await diffPage(dependencies, row, page)) };
  };
}
