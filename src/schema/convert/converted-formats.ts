import { FindingsError, finding, type Location } from '../../diagnostics/index.js';
import type { Definition } from '../compile/options.js';
import type { Format } from '../runtime/rules.js';
import { valueFormatOf } from './defined-format.js';
import type { ValueFormats } from './types.js';
import { valueFormats } from './value-formats.js';

/** Which formats are converted: `true` all that have a value, else those named. */
export type ConvertFormats = boolean | readonly string[];

/**
 * The formats that an option asks to convert. A format of the user's own takes the place of a built-in one of its name.
 * @param locate where the option names a format, for findings
 * @throws FindingsError with each name of a format that has no value
 */
export function convertedFormats(
  wanted: ConvertFormats | undefined,
  defined: readonly Definition<Format>[] = [],
  locate: (index: number) => Location | undefined = () => undefined,
): ValueFormats {
  const known = new Map(Object.entries<ValueFormats[string] | undefined>(valueFormats));
  for (const { name, definition } of defined) known.set(name, valueFormatOf(definition));
  const all = [...known].filter((entry): entry is [string, ValueFormats[string]] => entry[1] !== undefined);
  if (wanted === undefined || typeof wanted === 'boolean') return Object.fromEntries(wanted === true ? all : []);
  const findings = wanted.flatMap((name, index) =>
    known.get(name)
      ? []
      : [
          finding('format-without-value', `The format ${JSON.stringify(name)} has no value to convert to`, {
            location: locate(index),
          }),
        ],
  );
  if (findings.length > 0) throw new FindingsError(findings);
  return Object.fromEntries(all.filter(([name]) => wanted.includes(name)));
}
