import type { Format } from '../runtime/rules.js';
import { dateFormats } from './dates.js';
import { networkFormats } from './network.js';
import { decimalFormats, numberFormats } from './numbers.js';
import { referenceFormats } from './references.js';
import { textFormats } from './texts.js';

/** The OpenAPI format registry, https://spec.openapis.org/registry/format/, and the formats of JSON Schema. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ...dateFormats,
  ...networkFormats,
  ...numberFormats,
  ...decimalFormats,
  ...referenceFormats,
  ...textFormats,
]);
