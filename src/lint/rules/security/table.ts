import type { Rule } from '../../rule.js';
import { arrayBounds } from './array-bounds.js';
import { authUrlHttps } from './auth-url-https.js';
import { corsWildcard } from './cors-wildcard.js';
import { countableId } from './countable-id.js';
import { credentialParameter } from './credential-parameter.js';
import { httpBasic } from './http-basic.js';
import { integerBounds } from './integer-bounds.js';
import { keyInQuery } from './key-in-query.js';
import { mapBounds } from './map-bounds.js';
import { missing401 } from './missing-401.js';
import { missing403 } from './missing-403.js';
import { missing429 } from './missing-429.js';
import { missing500 } from './missing-500.js';
import { oauthFlow } from './oauth-flow.js';
import { openRequestObject } from './open-request-object.js';
import { operationSecurity } from './operation-security.js';
import { patternRunaway } from './pattern-runaway.js';
import { privateServer } from './private-server.js';
import { retryAfter } from './retry-after.js';
import { secretExample } from './secret-example.js';
import { secretInResponse } from './secret-in-response.js';
import { serverHttps } from './server-https.js';
import { stringBounds } from './string-bounds.js';
import { uploadBounds } from './upload-bounds.js';
import { urlInput } from './url-input.js';
import { writableServerProperty } from './writable-server-property.js';

/** What lets an attacker in, or lets one do more than was meant. */
export const securityRules: readonly Rule[] = Object.freeze([
  arrayBounds,
  authUrlHttps,
  corsWildcard,
  countableId,
  credentialParameter,
  httpBasic,
  integerBounds,
  keyInQuery,
  mapBounds,
  missing401,
  missing403,
  missing429,
  missing500,
  oauthFlow,
  openRequestObject,
  operationSecurity,
  patternRunaway,
  privateServer,
  retryAfter,
  secretExample,
  secretInResponse,
  serverHttps,
  stringBounds,
  uploadBounds,
  urlInput,
  writableServerProperty,
]);
