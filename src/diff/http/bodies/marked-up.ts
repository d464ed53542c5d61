// https://spec.openapis.org/oas/v3.2.0.html#xml-object
import type { MediaType } from '../../../contract/index.js';
import { normaliseRange } from '../../../plan/index.js';

/** Whether bodies are texts that hold values of every type, each marked up in the way of the media type. */
export function isMarkedUp(range: MediaType['range']): boolean {
  return isXml(range) || /[/+](?:x-)?yaml$/.test(essenceOf(range));
}

export function isXml(range: MediaType['range']): boolean {
  return /[/+]xml$/.test(essenceOf(range));
}

function essenceOf(range: MediaType['range']): string {
  return normaliseRange(range).split(';')[0]!.trim();
}
