import type { Options } from '../command.js';
import { seconds } from '../seconds.js';

/** How long to wait for another process that migrates. */
export function lockTimeoutOf(options: Options): number {
  return seconds(options, 'lockTimeout', '--lock-timeout', 60);
}
