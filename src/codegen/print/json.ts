import type { Json } from '../../document/index.js';

/** JSON with two spaces and a line end, as files of JSON are kept. */
export function printJson(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
