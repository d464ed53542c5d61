import { accessSync, constants, mkdirSync } from 'node:fs';
import { FindingsError, finding } from '../../diagnostics/index.js';
import type { OpenApiValidatorOptions } from './options.js';

/**
 * Makes the folder of `fileUploader.dest`, as multer does.
 * @throws FindingsError option-invalid where no file could be written there
 */
export function makeUploadFolder(option: OpenApiValidatorOptions['fileUploader']): void {
  const { dest, storage } = typeof option === 'object' ? option : {};
  if (dest === undefined || storage) return;
  try {
    mkdirSync(dest, { recursive: true });
    accessSync(dest, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    const message = "The option 'fileUploader.dest' must be a folder that can be written to, or that can be made";
    throw new FindingsError([finding('option-invalid', message, { remedy: 'Name another folder, or make it' })]);
  }
}
