import { jsonText } from '../../diagnostics/index.js';
import type { Format } from './format.js';

/** For a program: the review as it is. Made to be read back, so nothing is left out. */
export const json: Format = review => jsonText(review);
