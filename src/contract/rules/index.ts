import { duplicateOperationIds } from './duplicate-operation-ids.js';
import { duplicateParameters } from './duplicate-parameters.js';
import { duplicateRoutes } from './duplicate-routes.js';
import { ignoredParameters } from './ignored-parameters.js';
import { linkTargets } from './links.js';
import { pathItemConflicts } from './path-item-conflicts.js';
import { pathParameters } from './path-parameters.js';
import type { ContractRule } from './rule.js';
import { securityRequirements } from './security-requirements.js';
import { tagNames } from './tags.js';
import { unknownDialects } from './unknown-dialects.js';
import { untypedTexts } from './untyped-texts.js';

/** The rules that no meta-schema can express, in the order in which they report. */
export const rules: readonly ContractRule[] = [
  duplicateRoutes,
  pathParameters,
  duplicateParameters,
  ignoredParameters,
  duplicateOperationIds,
  securityRequirements,
  tagNames,
  pathItemConflicts,
  linkTargets,
  unknownDialects,
  untypedTexts,
];
