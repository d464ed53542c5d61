import { join } from 'node:path';
import { convertedFormats, type Definition, type Format, type Keyword } from '../schema/index.js';
import { definitionsFor } from './extensions.js';
import type { Settings } from './settings.js';
import type { FormatValueTypes } from './types/format-value-shape.js';
import { formatValueTypes } from './types/format-values.js';

/** What the settings extend, as the generated files refer to it. */
export interface FolderExtensions {
  /** Names of the formats that are converted. */
  readonly convertFormats: readonly string[];
  readonly formatValues: FormatValueTypes;
  /** As validators import them. */
  readonly formats: readonly Definition<Format>[];
  readonly keywords: readonly Definition<Keyword>[];
  readonly unsafePatterns: boolean;
}

/** The folder of validators, below that of generated files. */
export const validatorsFolder = 'validators';

/** @throws FindingsError where a format is to be converted that has no value */
export function extensionsIn({ out, extensions }: Settings): FolderExtensions {
  const { formats, keywords, unsafePatterns } = extensions;
  const convertFormats = Object.keys(convertedFormats(extensions.convertFormats, formats));
  const validators = join(out, validatorsFolder);
  return {
    convertFormats,
    formatValues: formatValueTypes(convertFormats, definitionsFor(out, formats)),
    formats: definitionsFor(validators, formats),
    keywords: definitionsFor(validators, keywords),
    unsafePatterns,
  };
}
