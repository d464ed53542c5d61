// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Parameter } from '../../../contract/index.js';
import type { Sendable } from '../../report.js';

const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** A list or an object that is empty is written as if there were none. */
const filled: Sendable = {
  name: 'filled',
  schema: { minItems: 1, minProperties: 1 },
  holds: value => !isEmpty(value),
};

/** A segment that is empty leads to no path. */
const segment: Sendable = {
  name: 'segment',
  schema: { ...filled.schema, not: { enum: ['', ['']] } },
  holds: value => value !== '' && !isEmpty(value) && !(Array.isArray(value) && value.length === 1 && value[0] === ''),
};

/** A request without a byte is one without a body. */
export const someText: Sendable = {
  name: 'some text',
  schema: { not: { const: '' } },
  holds: value => value !== '',
};

/** Of items one by one, as of a text. */
export const someItems: Sendable = {
  name: 'some items',
  schema: { minItems: 1 },
  holds: value => !Array.isArray(value) || value.length > 0,
};

/** Which values a parameter can have by its style; by a media type it can have all. */
export function sendableAs({ in: place, style, content }: Parameter): Sendable | undefined {
  if (content) return undefined;
  return place === 'path' && style === 'simple' ? segment : filled;
}
