import type { Remark } from '../report.js';
import type { Context, Pair } from './context.js';
import { softenedByStability } from './stability.js';

export interface Said extends Omit<Remark, 'reaches'> {
  /** Of the operation; default: the operation itself. */
  readonly part?: string;
}

/** Reports a change in an operation that both versions have; how grave it is depends on the stability that it promised. */
export function tell(pair: Pair, context: Context, { part = '', ...remark }: Said): void {
  context.report.remark({
    ...remark,
    ...softenedByStability(remark.level, pair.before, context.options),
    reaches: { operation: pair.after.key, part },
  });
}
