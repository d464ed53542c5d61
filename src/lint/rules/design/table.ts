import type { Rule } from '../../rule.js';
import { acceptedFollowUp } from './accepted-follow-up.js';
import { booleanText } from './boolean-text.js';
import { componentCase } from './component-case.js';
import { cookieCase } from './cookie-case.js';
import { createStatus } from './create-status.js';
import { createdLocation } from './created-location.js';
import { dateTimeFormat } from './date-time-format.js';
import { dateTimeNumber } from './date-time-number.js';
import { deleteBody } from './delete-body.js';
import { deleteStatus } from './delete-status.js';
import { enumCase } from './enum-case.js';
import { errorMediaType } from './error-media-type.js';
import { errorSchema } from './error-schema.js';
import { filterUntyped } from './filter-untyped.js';
import { getBody } from './get-body.js';
import { headerCase } from './header-case.js';
import { headerSpelling } from './header-spelling.js';
import { idType } from './id-type.js';
import { ifMatch } from './if-match.js';
import { int64Number } from './int64-number.js';
import { itemEtag } from './item-etag.js';
import { listLimit } from './list-limit.js';
import { listLimitDefault } from './list-limit-default.js';
import { listPagination } from './list-pagination.js';
import { listWrapped } from './list-wrapped.js';
import { missing400 } from './missing-400.js';
import { missing404 } from './missing-404.js';
import { missing409 } from './missing-409.js';
import { missing412 } from './missing-412.js';
import { missing415 } from './missing-415.js';
import { moneyFloat } from './money-float.js';
import { noContentBody } from './no-content-body.js';
import { operationIdCase } from './operation-id-case.js';
import { paginationStyle } from './pagination-style.js';
import { patchBody } from './patch-body.js';
import { pathCase } from './path-case.js';
import { pathDepth } from './path-depth.js';
import { pathEmptySegment } from './path-empty-segment.js';
import { pathFileExtension } from './path-file-extension.js';
import { pathParameterCase } from './path-parameter-case.js';
import { pathParameterName } from './path-parameter-name.js';
import { pathPlural } from './path-plural.js';
import { pathQuery } from './path-query.js';
import { pathTrailingSlash } from './path-trailing-slash.js';
import { pathVerb } from './path-verb.js';
import { postIdempotency } from './post-idempotency.js';
import { propertyCase } from './property-case.js';
import { putStatus } from './put-status.js';
import { putWhole } from './put-whole.js';
import { queryParameterCase } from './query-parameter-case.js';
import { responseEnvelope } from './response-envelope.js';
import { sortEnum } from './sort-enum.js';
import { successResponse } from './success-response.js';
import { tagCase } from './tag-case.js';
import { versionStyle } from './version-style.js';

/** What makes an API hard to learn and to use. */
export const designRules: readonly Rule[] = Object.freeze([
  acceptedFollowUp,
  booleanText,
  componentCase,
  cookieCase,
  createStatus,
  createdLocation,
  dateTimeFormat,
  dateTimeNumber,
  deleteBody,
  deleteStatus,
  enumCase,
  errorMediaType,
  errorSchema,
  filterUntyped,
  getBody,
  headerCase,
  headerSpelling,
  idType,
  ifMatch,
  int64Number,
  itemEtag,
  listLimitDefault,
  listLimit,
  listPagination,
  listWrapped,
  missing400,
  missing404,
  missing409,
  missing412,
  missing415,
  moneyFloat,
  noContentBody,
  operationIdCase,
  paginationStyle,
  patchBody,
  pathCase,
  pathDepth,
  pathEmptySegment,
  pathFileExtension,
  pathParameterCase,
  pathParameterName,
  pathPlural,
  pathQuery,
  pathTrailingSlash,
  pathVerb,
  postIdempotency,
  propertyCase,
  putStatus,
  putWhole,
  queryParameterCase,
  responseEnvelope,
  sortEnum,
  successResponse,
  tagCase,
  versionStyle,
]);
