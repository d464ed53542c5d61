import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { contentOf } from '../store/documents.js';
import { documentHash } from '../store/versions.js';
import { names } from './entity-tags.js';
import { versionOf } from './missing.js';
import { entityTag, versionView } from './views.js';

const immutable = 'private, max-age=31536000, immutable';

/** GET /v1/apis/{api}/versions/{version}/document */
export function getDocument(dependencies: Dependencies): Handlers['getDocument'] {
  return async ({ params, headers: asked }) => {
    const row = await versionOf(dependencies, params);
    const ETag = entityTag(row.sha256);
    const headers = { ETag, 'Cache-Control': immutable } as const;
    if (names(asked['if-none-match'], ETag)) return { status: 304, headers };
    const content = await contentOf(dependencies.database.knex, documentHash(row));
    if (!content) throw problem(404, 'The document is gone');
    return { status: 200, headers, contentType: versionView(row, row.api).mediaType, body: content };
  };
}
