import { Option } from 'commander';

/** The `--format` option of a command, with the names that it takes; the first is the default. */
export function formatOption(names: readonly [string, ...string[]], what: string): Option {
  return new Option('--format <format>', what).choices([...names]).default(names[0]);
}
