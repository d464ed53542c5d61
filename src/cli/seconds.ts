import { FindingsError, finding } from '../diagnostics/index.js';
import type { Options } from './command.js';
import { textOption } from './text-option.js';

/** Seconds as they are typed, as milliseconds. @throws FindingsError usage-invalid */
export function seconds(options: Options, name: string, flag: string, otherwise: number): number {
  const given = textOption(options, name);
  if (given === undefined) return otherwise * 1000;
  if (/^\d{1,6}(\.\d{1,3})?$/.test(given)) return Number(given) * 1000;
  throw new FindingsError([
    finding('usage-invalid', `${flag} must be a number of seconds`, { remedy: `Give it as ${flag} ${otherwise}` }),
  ]);
}
