import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { createApi } from './create-api.js';
import { createDiff } from './create-diff.js';
import { createInspection } from './create-inspection.js';
import { createReview } from './create-review.js';
import { getApi } from './get-api.js';
import { getDiff } from './get-diff.js';
import { getDocument } from './get-document.js';
import { getInspection } from './get-inspection.js';
import { getLiveness } from './get-liveness.js';
import { getPublishedVersion } from './get-published-version.js';
import { getReadiness } from './get-readiness.js';
import { getReview } from './get-review.js';
import { getRuleset } from './get-ruleset.js';
import { getVersion } from './get-version.js';
import { listApis } from './list-apis.js';
import { listAuditEvents } from './list-audit-events.js';
import { listOperations } from './list-operations.js';
import { listVersions } from './list-versions.js';
import { publishVersion } from './publish-version.js';
import { replaceRuleset } from './replace-ruleset.js';
import { searchOperations } from './search-operations.js';

/** A handler for each operation of openapi/registry.yaml: one that is missing does not compile. */
export function createHandlers(dependencies: Dependencies): Handlers {
  return {
    getLiveness,
    getVersion,
    getReadiness: getReadiness(dependencies),
    createInspection: createInspection(dependencies),
    listApis: listApis(dependencies),
    createApi: createApi(dependencies),
    getApi: getApi(dependencies),
    getRuleset: getRuleset(dependencies),
    replaceRuleset: replaceRuleset(dependencies),
    listVersions: listVersions(dependencies),
    getPublishedVersion: getPublishedVersion(dependencies),
    publishVersion: publishVersion(dependencies),
    getDocument: getDocument(dependencies),
    listOperations: listOperations(dependencies),
    getInspection: getInspection(dependencies),
    getReview: getReview(dependencies),
    createReview: createReview(dependencies),
    createDiff: createDiff(dependencies),
    getDiff: getDiff(dependencies),
    searchOperations: searchOperations(dependencies),
    listAuditEvents: listAuditEvents(dependencies),
  };
}
