import type { Handlers } from '../../../generated/handlers.js';
import type { components } from '../../../generated/types.js';
import type { Dependencies } from '../dependencies.js';
import { findRuleset } from '../store/rulesets.js';
import { names } from './entity-tags.js';
import { noApi } from './missing.js';
import { entityTag } from './views.js';

/** GET /v1/apis/{api}/ruleset */
export function getRuleset({ database }: Dependencies): Handlers['getRuleset'] {
  return async ({ params: { api }, headers: asked }) => {
    const row = await findRuleset(database.knex, api);
    if (!row) throw noApi(api);
    const ETag = entityTag(row.digest);
    if (names(asked['if-none-match'], ETag)) return { status: 304, headers: { ETag } };
    // as replaceRuleset took it in
    return { status: 200, headers: { ETag }, body: row.settings as components['schemas']['Ruleset'] };
  };
}
