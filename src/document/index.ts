export { type Bundle, type BundleOptions, bundle } from './bundle.js';
export { canonical } from './canonical.js';
export type { Edit } from './edit.js';
export { editedText } from './edited-text.js';
export { exactText } from './exact-number.js';
export { exactly, type LossyDoubles, lossyDoubles } from './exact-value.js';
export { isPattern, type Pattern, parsePattern } from './file-pattern.js';
export { letterEscapes } from './letter-escapes.js';
export { defaultLimits, type Limits } from './limits.js';
export { type LoadOptions, loadDocument, loadText, type TextOptions } from './load.js';
export { documentSetRule, loadRules, sourceRule } from './option-rules.js';
export {
  appendToken,
  escapeToken,
  formatFragment,
  formatPointer,
  parentPointer,
  parsePointer,
  unescapeToken,
} from './pointer.js';
export { isWithin } from './read-file.js';
export { gitFailure } from './read-git.js';
export type { Hole } from './recover/holes.js';
export { splicedText } from './splice/spliced-text.js';
export type { Borne, DocumentSet, Json, JsonObject, Mark, NodeRef, SourceFile } from './types.js';
export { looksLikeUri } from './walk.js';
export { WrittenNumber } from './written-number.js';
