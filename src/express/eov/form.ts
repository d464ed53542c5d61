import type { MulterFile } from './multer.js';

/** A form whose files were taken out; an empty text stands for each. */
export interface Form {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly MulterFile[];
}
