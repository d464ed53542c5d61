import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { documentHash } from '../store/versions.js';
import { versionOf } from './missing.js';
import { pageAnswer, pageRequest } from './page.js';
import { operationView } from './views.js';

/** GET /v1/apis/{api}/versions/{version}/operations */
export function listOperations(dependencies: Dependencies): Handlers['listOperations'] {
  return async input => {
    const { operations } = await dependencies.lists();
    const hash = documentHash(await versionOf(dependencies, input.params));
    return pageAnswer(await operations.page(dependencies.database, pageRequest(input, { hash })), operationView);
  };
}
