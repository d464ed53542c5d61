export { type BodyReader, createBodyReader } from './body-reader.js';
export { discard, endAfterDiscard, isDiscarded } from './discard.js';
export { FileTimeout } from './give-file.js';
export { formOf, itemsOfText } from './items-of-text.js';
export type { BodyLimits, BodyOptions } from './limits.js';
export { readWholeForm } from './multipart/whole-form.js';
export { BodyProblem, type BodyRefusal, type BodyResult, type ReadBody } from './result.js';
export { isUploadedFile } from './store-file.js';
export type { FileInfo, UploadedFile } from './uploaded-file.js';
