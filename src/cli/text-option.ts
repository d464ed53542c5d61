import { FindingsError, finding } from '../diagnostics/index.js';
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

/**
 * An empty text is what a script gives whose variable is not set; as a path it would be the working folder, and as a list of
 * names none.
 * @throws FindingsError with each option that is given as one
 */
export function refuseEmptyTexts(options: Options): void {
  const empty = Object.keys(options).filter(name => isEmpty(options[name]));
  if (empty.length === 0) return;
  const remedy = 'Give it a value, or leave it out';
  const message = (name: string) =>
    `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)} must not be empty`;
  throw new FindingsError(empty.map(name => finding('usage-invalid', message(name), { remedy })));
}

/** What may be given several times is a list of texts. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(each => typeof each === 'string' && /^[\s,]*$/.test(each));
  return value === '';
}
