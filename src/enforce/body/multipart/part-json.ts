import { parseJson } from '../json.js';
import type { BodySettings } from '../limits.js';

/** A part of JSON, under the bounds of a JSON body. @returns its value, or why there is none */
export function parsePartJson(bytes: Buffer, charset: string | undefined, settings: BodySettings) {
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) return 'charset';
  const parsed = parseJson(bytes, settings);
  return 'value' in parsed ? parsed : parsed.refusal;
}
