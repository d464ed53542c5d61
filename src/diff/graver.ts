import type { Level } from './types.js';

const levels: readonly Level[] = ['safe', 'risky', 'breaking'];

/** Of two levels the graver. */
export function graver(one: Level, other: Level): Level {
  return levels.indexOf(one) >= levels.indexOf(other) ? one : other;
}
