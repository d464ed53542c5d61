export { acceptChooser } from './accept.js';
export { parameterMatches, type Specificity, specificity } from './media-range.js';
export { essenceOf, type MediaType, parseMediaType } from './media-type.js';
export { type RequestMedia, requestMediaChooser } from './request-media.js';
