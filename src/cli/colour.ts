import type { Options } from './command.js';
import type { Io } from './io.js';

/**
 * Whether to colour what goes to a stream: on a terminal, unless NO_COLOR (https://no-color.org) says no; anywhere, where
 * FORCE_COLOR (https://force-color.org) is anything but `0` or `false`. --no-color wins over both.
 */
export function wantsColour(options: Options, io: Io, stream: { readonly isTTY?: boolean }): boolean {
  if (options['color'] === false) return false;
  const forced = io.env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb';
}
