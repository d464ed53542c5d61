import type { Mark } from '../document/index.js';
import type { Use } from './types.js';

/** The mark of what does not travel that way; where both ways count as one, no mark is looked at. */
export function hiddenMark(use: Use): Mark {
  return use === 'request' ? 'readOnly' : 'writeOnly';
}
