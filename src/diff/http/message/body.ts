import type { Json } from '../../../document/index.js';
import { mediaKind, normaliseRange } from '../../../plan/index.js';
import type { CarriedBody } from '../bodies/body-pair.js';
import { concrete } from '../bodies/range.js';
import type { Roles } from '../context.js';
import { formText, isObject } from './form-text.js';
import { jsonLines } from './json-lines.js';
import { partsLines } from './parts.js';

/** A body as its media type writes it, in lines. */
export interface WrittenBody {
  readonly type: string;
  readonly lines: readonly string[];
  readonly mark: number;
}

/** Writes a body as who sends it does. */
export function writeBody(roles: Roles, body: CarriedBody): WrittenBody {
  const { media, type, value, failing = '' } = body;
  const named = concrete(type);
  const kind = mediaKind(normaliseRange(named));
  if (kind === 'form' && isObject(value)) return { type: named, lines: [formText(media, value)], mark: 0 };
  if (named.startsWith('multipart/') && typeof value === 'object' && value !== null)
    return {
      type: named.includes('boundary=') ? named : `${named}; boundary=part`,
      ...partsLines(roles, body, value),
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
