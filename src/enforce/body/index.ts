export { type BodyReader, createBodyReader } from './body-reader.js';
export type { BodyLimits, BodyOptions } from './limits.js';
export type { BodyRefusal, BodyResult, ReadBody } from './result.js';
export type { FileInfo, UploadedFile } from './uploaded-file.js';
