import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { findReview } from '../store/reviews.js';
import { names } from './entity-tags.js';
import { noVersion } from './missing.js';
import { reviewPage, reviewTag } from './review-view.js';

/** GET /v1/apis/{api}/versions/{version}/review */
export function getReview(dependencies: Dependencies): Handlers['getReview'] {
  return async ({ params, query, headers: asked, request }) => {
    const row = await findReview(dependencies.database.knex, params.api, params.version);
    if (!row) throw noVersion(params);
    const ETag = reviewTag(row);
    if (names(asked['if-none-match'], ETag)) return { status: 304, headers: { ETag } };
    return { status: 200, ...(await reviewPage(dependencies, row, { query, target: request.url ?? '/' })) };
  };
}
