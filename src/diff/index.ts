export { diff } from './diff.js';
export { changelog, changelogOf } from './formats/changelog.js';
export { explained } from './formats/explained.js';
export type { FormatOptions } from './formats/format.js';
export { type FormatName, formats } from './formats/table.js';
export { lone } from './lone.js';
export { type Comparison, compared, type Review, reviewOf, withAcceptance } from './review/review.js';
export { type VersionVerdict, versionVerdict } from './review/version-verdict.js';
export {
  type ContractChange,
  type Difference,
  type DiffOptions,
  type Level,
  type LoneDifference,
  type Reached,
  type SofteningName,
  softenings,
  type Travels,
  type Version,
  type Witness,
} from './types.js';
