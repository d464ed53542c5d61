import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { pageAnswer, pageRequest } from './page.js';
import { apiView } from './views.js';

/** GET /v1/apis */
export function listApis({ database, lists }: Dependencies): Handlers['listApis'] {
  return async input => {
    const { apis } = await lists();
    return pageAnswer(await apis.page(database, pageRequest(input)), apiView);
  };
}
