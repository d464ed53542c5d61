import type { Json } from '../../document/index.js';
import type { Travels, Witness } from '../types.js';
import type { Pair } from './context.js';
import type { Message } from './message/lines.js';

/** The proof of a break: a message that was valid before and is not now. */
export function witnessOf(
  { after }: Pair,
  travels: Travels,
  part: string,
  value: Json,
  { lines, mark }: Message,
  confirmed = false,
): Witness {
  return { travels, operation: after.key, part, value, failing: '', confirmed, message: lines, mark };
}
