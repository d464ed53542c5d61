import type { Options } from './command.js';

/** For commander: gathers what an option is given each time. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** An option that may be given several times, and several names at once with commas. */
export function namesOption(options: Options, name: string): readonly string[] {
  const given: unknown = options[name];
  // commander gives what collect() made
  const values = Array.isArray(given) ? (given as readonly string[]) : [];
  return [
    ...new Set(
      values
        .flatMap(value => value.split(','))
        .map(value => value.trim())
        .filter(Boolean),
    ),
  ];
}
