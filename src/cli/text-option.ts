import type { Options } from './command.js';

/** An option that takes a text; commander gives nothing else for it. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** An option that is either given or not. */
export function flag(options: Options, name: string): boolean {
  return options[name] === true;
}
