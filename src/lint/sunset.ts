import type { Json } from '../document/index.js';

/** The day of an `x-sunset`, which is a day or a time; undefined where it is neither. */
export function sunsetOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[Tt ])/.exec(value)?.[1] ?? httpDay(value);
  return day !== undefined && isDay(day) ? day : undefined;
}

/** As the Sunset header has it. https://www.rfc-editor.org/rfc/rfc8594#section-3 */
function httpDay(value: string): string | undefined {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} /.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
