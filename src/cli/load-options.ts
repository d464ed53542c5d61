import type { LoadOptions } from '../document/index.js';
import type { Io } from './io.js';

/** How a command reads its document: from its own folder, standard input and network, whatever the process has. */
export function loadOptions(io: Io, allowRemote: boolean): LoadOptions & { readonly cwd: string } {
  return { cwd: io.cwd, ...loadOptionsInFolder(io, allowRemote) };
}

/** The same for what is told the folder apart. */
export function loadOptionsInFolder(io: Io, allowRemote: boolean): Omit<LoadOptions, 'cwd'> {
  return { allowRemote, stdin: io.stdin, ...(io.remote && { remote: io.remote }) };
}
