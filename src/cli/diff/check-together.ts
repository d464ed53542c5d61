import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { Options } from '../command.js';
import { dayOption, requireDay } from '../day-option.js';
import { textOption } from '../text-option.js';

/** What is there for one purpose only, by the option that has it. */
const parts: Readonly<Record<string, string>> = { reason: 'accept', owner: 'accept', expires: 'accept' };
const purposes = ['accept', 'explain', 'changelog', 'semver'];

/**
 * Options that make no sense beside each other.
 * @throws FindingsError usage-invalid
 */
export function checkTogether(options: Options): void {
  const found: Finding[] = [];
  const tell = (message: string, remedy: string) => void found.push(finding('usage-invalid', message, { remedy }));
  const given = (name: string) => options[name] !== undefined && options[name] !== false;
  for (const [part, whole] of Object.entries(parts)) {
    if (given(part) && !given(whole)) tell(`--${part} says more of --${whole}`, `Give --${whole}, or leave it out`);
  }
  const asked = purposes.filter(given);
  if (asked.length > 1) tell(`${asked.map(name => `--${name}`).join(' and ')} can't go together`, 'Give one of them');
  if (given('accept') && !given('reason'))
    tell('--accept needs a reason', 'Say with --reason why the change may stand');
  const format = textOption(options, 'format') ?? 'pretty';
  for (const [purpose, formats] of Object.entries(formatsOf)) {
    if (given(purpose) && !formats.includes(format)) {
      tell(`--${purpose} has no format ${format}`, `It has ${formats.join(', ')}`);
    }
  }
  if (found.length > 0) throw new FindingsError(found);
  checkExpiry(options);
}

/** What has passed accepts nothing: the next run would count the change again. */
function checkExpiry(options: Options): void {
  const expires = textOption(options, 'expires');
  if (expires === undefined) return;
  requireDay(expires, '--expires');
  const day = dayOption(options);
  if (expires >= day) return;
  const remedy = `Give a day from ${day} on, or leave it out where the change may stand for good`;
  throw new FindingsError([finding('usage-invalid', `--expires ${expires} has passed`, { remedy })]);
}

const formatsOf: Readonly<Record<string, readonly string[]>> = {
  explain: ['pretty', 'json'],
  changelog: ['pretty', 'markdown', 'json'],
  accept: ['pretty'],
};
