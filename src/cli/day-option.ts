import { isDay, today } from '../accepted/index.js';
import { FindingsError, finding } from '../diagnostics/index.js';
import type { Options } from './command.js';
import { textOption } from './text-option.js';

/** --now. @throws FindingsError usage-invalid where it is no day */
export function dayOption(options: Options): string {
  const day = textOption(options, 'now') ?? today();
  requireDay(day, '--now');
  return day;
}

/** @throws FindingsError usage-invalid where a text is no day */
export function requireDay(day: string, option: string): void {
  if (isDay(day)) return;
  const remedy = `Give a day as in ${option} 2026-12-31`;
  throw new FindingsError([finding('usage-invalid', `${option} must be a day, not ${day}`, { remedy })]);
}
