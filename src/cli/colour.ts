import type { Options } from './command.js';
import type { Io } from './io.js';

/** Whether to colour what goes to a stream: on a terminal, unless --no-color or NO_COLOR (https://no-color.org) say no. */
export function wantsColour(options: Options, io: Io, stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && options['color'] !== false && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb';
}
