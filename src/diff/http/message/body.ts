import type { MediaType } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { mediaKind, normaliseRange } from '../../../plan/index.js';
import { concrete } from '../bodies/range.js';
import { formText, isObject } from './form-text.js';
import { jsonLines } from './json-lines.js';
import { partsLines } from './parts.js';

/** A body as its media type writes it, in lines. */
export interface WrittenBody {
  readonly type: string;
  readonly lines: readonly string[];
  readonly mark: number;
}

/**
 * @param media of who writes it
 * @param type what goes into Content-Type: a type that falls under the range of both
 * @param failing JSON Pointer into the value
 */
export function writeBody(media: MediaType, type: string, value: Json, failing = ''): WrittenBody {
  const named = concrete(type);
  const kind = mediaKind(normaliseRange(named));
  if (kind === 'form' && isObject(value)) return { type: named, lines: [formText(media, value)], mark: 0 };
  if (named.startsWith('multipart/') && typeof value === 'object' && value !== null)
    return {
      type: named.includes('boundary=') ? named : `${named}; boundary=part`,
      ...partsLines(media, value, failing),
    };
  if (kind === 'sequential') {
    const items: readonly Json[] = Array.isArray(value) ? value : [value];
    return { type: named, lines: items.map(item => JSON.stringify(item)), mark: itemOf(failing, items.length) };
  }
  if (kind !== 'json' && typeof value === 'string') return { type: named, lines: value.split('\n'), mark: 0 };
  return { type: named, ...jsonLines(value, failing) };
}

/** Of items one by one: which of them a pointer leads into. */
function itemOf(failing: string, count: number): number {
  const index = Number(failing.split('/')[1]);
  return Number.isInteger(index) && index < count ? index : 0;
}
