import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { versionOf } from './missing.js';
import { entityTag, versionView } from './views.js';

/** GET /v1/apis/{api}/versions/{version} */
export function getPublishedVersion(dependencies: Dependencies): Handlers['getPublishedVersion'] {
  return async ({ params }) => {
    const row = await versionOf(dependencies, params);
    return { status: 200, headers: { ETag: entityTag(row.sha256) }, body: versionView(row, row.api) };
  };
}
