import type { Operation } from '../../contract/index.js';
import type { DiffOptions, Level, SofteningName } from '../types.js';

export const stabilities = ['draft', 'alpha', 'beta', 'stable'] as const;
export type Stability = (typeof stabilities)[number];

/** What an operation promises by `x-stability`; without one it is stable. */
export function stabilityOf({ extensions }: Operation): Stability {
  const stated = extensions['x-stability'];
  return stabilities.find(stability => stability === stated) ?? 'stable';
}

/** What is changed of an operation is no graver than this, by what the old version promised. */
const gravest: Readonly<Record<Stability, Level>> = { draft: 'safe', alpha: 'safe', beta: 'risky', stable: 'breaking' };
const order: readonly Level[] = ['safe', 'risky', 'breaking'];

/** A level as the stability of the operation, in its old version, softens it; `options.strict` switches that off. */
export function softenedByStability(
  level: Level,
  before: Operation,
  options: DiffOptions,
): { readonly level: Level; readonly softened?: SofteningName } {
  const most = gravest[stabilityOf(before)];
  const isMilder = order.indexOf(most) < order.indexOf(level);
  return isMilder && !options.strict?.includes('stability') ? { level: most, softened: 'stability' } : { level };
}
