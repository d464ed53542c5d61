export { basePaths } from './base-paths.js';
export { isBytes } from './bytes.js';
export { holdsBytesOnly } from './bytes-only.js';
export type { CheckRequest } from './checks.js';
export { type CreatedPlan, createPlan, type KnownOperation, type PlanOptions } from './create-plan.js';
export { mediaKind } from './media-kind.js';
export { normaliseRange } from './media-range.js';
export { hasOpenKind } from './open-kind.js';
export { type KnownFiles, type NameChange, type OperationName, operationNames } from './operation-names.js';
export { defaultOf } from './schema-walk.js';
export { isStructured } from './structured.js';
export type {
  BodyPlan,
  CheckName,
  Convert,
  EncodingPlan,
  HeaderPlan,
  MediaPlan,
  OperationChecks,
  OperationPlan,
  ParameterPlan,
  ResponsePlan,
  RuntimeContract,
  SecuritySchemePlan,
  ServicePlan,
  WireShape,
} from './types.js';
export { holdsValuesOnly } from './values-only.js';
export { takesBytes, wireShape } from './wire-shape.js';
