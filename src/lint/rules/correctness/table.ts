import type { Rule } from '../../rule.js';
import { allOfClosed } from './all-of-closed.js';
import { binaryInUrlencoded } from './binary-in-urlencoded.js';
import { boundsCrossedRule } from './bounds-crossed.js';
import { branchUnreachable } from './branch-unreachable.js';
import { callbackExpressionUnresolved } from './callback-expression-unresolved.js';
import { conditionIncomplete } from './condition-incomplete.js';
import { cookieExploded } from './cookie-exploded.js';
import { deepObjectNested } from './deep-object-nested.js';
import { defaultInvalid } from './default-invalid.js';
import { discriminatorMappingConflict } from './discriminator-mapping-conflict.js';
import { discriminatorMappingStray } from './discriminator-mapping-stray.js';
import { discriminatorPropertyMissing } from './discriminator-property-missing.js';
import { discriminatorPropertyOptional } from './discriminator-property-optional.js';
import { encodingContentTypeMismatch } from './encoding-content-type-mismatch.js';
import { encodingPropertyUnknown } from './encoding-property-unknown.js';
import { encodingWithoutForm } from './encoding-without-form.js';
import { enumValueInvalid } from './enum-value-invalid.js';
import { exampleStringified } from './example-stringified.js';
import { explodedNamesCollide } from './exploded-names-collide.js';
import { formatUnknown } from './format-unknown.js';
import { formatWrongType } from './format-wrong-type.js';
import { headerExampleInvalid } from './header-example-invalid.js';
import { headerReserved } from './header-reserved.js';
import { headerValueUnsendable } from './header-value-unsendable.js';
import { keywordWithoutEffect } from './keyword-without-effect.js';
import { linkExpressionUnresolved } from './link-expression-unresolved.js';
import { linkParameterUnknown } from './link-parameter-unknown.js';
import { linkReferenceUnresolved } from './link-reference-unresolved.js';
import { listDelimiterInValue } from './list-delimiter-in-value.js';
import { mediaTypeExampleInvalid } from './media-type-example-invalid.js';
import { nullableWithoutEffect } from './nullable-without-effect.js';
import { oneOfOverlap } from './one-of-overlap.js';
import { parameterExampleInvalid } from './parameter-example-invalid.js';
import { pathParametersAdjacent } from './path-parameters-adjacent.js';
import { pathValueUnroutable } from './path-value-unroutable.js';
import { pathsAlike } from './paths-alike.js';
import { pathsAmbiguous } from './paths-ambiguous.js';
import { propertyUnsatisfiable } from './property-unsatisfiable.js';
import { readOnlyInRequest } from './read-only-in-request.js';
import { recursionEndless } from './recursion-endless.js';
import { requiredUndefined } from './required-undefined.js';
import { schemaExampleInvalid } from './schema-example-invalid.js';
import { schemaUnsatisfiable } from './schema-unsatisfiable.js';
import { serverTrailingSlash } from './server-trailing-slash.js';
import { statusUnregistered } from './status-unregistered.js';
import { textExampleStructured } from './text-example-structured.js';

/** What makes a contract ambiguous, or impossible to keep. */
export const correctnessRules: readonly Rule[] = Object.freeze([
  pathsAmbiguous,
  pathsAlike,
  pathParametersAdjacent,
  mediaTypeExampleInvalid,
  exampleStringified,
  textExampleStructured,
  parameterExampleInvalid,
  headerExampleInvalid,
  schemaExampleInvalid,
  defaultInvalid,
  enumValueInvalid,
  boundsCrossedRule,
  schemaUnsatisfiable,
  recursionEndless,
  propertyUnsatisfiable,
  branchUnreachable,
  oneOfOverlap,
  allOfClosed,
  discriminatorPropertyMissing,
  discriminatorPropertyOptional,
  discriminatorMappingStray,
  discriminatorMappingConflict,
  requiredUndefined,
  conditionIncomplete,
  keywordWithoutEffect,
  formatWrongType,
  formatUnknown,
  nullableWithoutEffect,
  readOnlyInRequest,
  linkParameterUnknown,
  linkReferenceUnresolved,
  linkExpressionUnresolved,
  callbackExpressionUnresolved,
  encodingPropertyUnknown,
  encodingWithoutForm,
  encodingContentTypeMismatch,
  binaryInUrlencoded,
  listDelimiterInValue,
  deepObjectNested,
  explodedNamesCollide,
  cookieExploded,
  headerValueUnsendable,
  headerReserved,
  pathValueUnroutable,
  statusUnregistered,
  serverTrailingSlash,
]);
