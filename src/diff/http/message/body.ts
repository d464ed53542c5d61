import type { Json } from '../../../document/index.js';
import { mediaKind, normaliseRange, takesBytes } from '../../../plan/index.js';
import type { CarriedBody } from '../bodies/body-pair.js';
import { concrete } from '../bodies/range.js';
import { aboutOf } from '../bodies/sequence.js';
import type { Roles } from '../context.js';
import { formText, isObject } from './form-text.js';
import { itemLines } from './item-lines.js';
import { jsonLines } from './json-lines.js';
import { boundary, partsLines } from './parts.js';

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
      type: named.includes('boundary=') ? named : `${named}; boundary=${boundary}`,
      ...partsLines(roles, body, value),
    };
  const isText = kind === 'sequential' && typeof value === 'string' && aboutOf(roles.writer.side, media) === 'text';
  if (kind === 'sequential' && !isText)
    return Array.isArray(value) ? itemsBody(named, value, failing) : itemsBody(named, [value], `/0${failing}`);
  const areBytes = media.schema !== undefined && takesBytes(roles.writer.side.contract, media.schema.json);
  if ((kind !== 'json' || areBytes) && typeof value === 'string')
    return { type: named, lines: value.split('\n'), mark: 0 };
  return { type: named, ...jsonLines(value, failing) };
}

function itemsBody(type: string, items: readonly Json[], failing: string): WrittenBody {
  const { lines, end } = itemLines(type, items);
  const index = itemOf(failing, items.length);
  const mark = lines.slice(0, index).flat().length + lineOf(failing, lines[index] ?? []);
  return { type, lines: [...lines.flat(), ...end], mark };
}

/** Of the lines of an item, the one of the member that a pointer leads into, if it has one of its own. */
function lineOf(failing: string, lines: readonly string[]): number {
  const [, , name] = failing.split('/');
  return Math.max(
    lines.findIndex(line => name !== undefined && line.startsWith(`${name}:`)),
    0,
  );
}

/** Of items one by one: which of them a pointer leads into. */
function itemOf(failing: string, count: number): number {
  const index = Number(failing.split('/')[1]);
  return Number.isInteger(index) && index < count ? index : 0;
}
