import type { ListerOptions } from './options.js';

/**
 * Holds options to themselves when a list is made, so that no request meets a mistake of theirs.
 * @throws RangeError, TypeError that names what is wrong
 */
export function checkOptions(options: ListerOptions): void {
  const { columns, sorts, defaultSort, limit, offset, fields, baseUrl = '' } = options;
  if (Object.keys(columns).length === 0) throw new TypeError('columns must name what an item has');
  for (const name of typeof defaultSort === 'string' ? defaultSort.split(',') : defaultSort) {
    if (!Object.hasOwn(sorts, name.replace(/^-/, ''))) throw new TypeError(`defaultSort: ${name} is not among sorts`);
  }
  for (const name of Object.keys(sorts)) {
    if (/^-|,/.test(name) || name === '')
      throw new TypeError(`sorts: ${name} can not be told from a direction or a list`);
  }
  whole('limit.maximum', limit.maximum, 1, 10_000);
  whole('limit.default', limit.default, 1, limit.maximum);
  if (offset) whole('offset.maximum', offset.maximum, 0, 1_000_000);
  for (const name of fields?.always ?? []) {
    if (!Object.hasOwn(columns, name)) throw new TypeError(`fields.always: ${name} is not among columns`);
  }
  if (baseUrl !== '' && !/^https?:\/\/[^\s<>"]+[^/\s<>"]$/.test(baseUrl)) {
    throw new TypeError('baseUrl must be an http or https URL without a slash at its end');
  }
}

function whole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name} must be a whole number from ${least} to ${most}`);
}
