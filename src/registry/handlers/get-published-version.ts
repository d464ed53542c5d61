import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { names } from './entity-tags.js';
import { versionOf } from './missing.js';
import { entityTag, versionView } from './views.js';

/** GET /v1/apis/{api}/versions/{version} */
export function getPublishedVersion(dependencies: Dependencies): Handlers['getPublishedVersion'] {
  return async ({ params, headers: asked }) => {
    const row = await versionOf(dependencies, params);
    const ETag = entityTag(row.sha256);
    if (names(asked['if-none-match'], ETag)) return { status: 304, headers: { ETag } };
    return { status: 200, headers: { ETag }, body: versionView(row, row.api) };
  };
}
