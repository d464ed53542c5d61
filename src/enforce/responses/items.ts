import { stringify } from './json-body.js';
import type { MediaRule } from './rule.js';

/** Items of sequential media types as text. https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types */
export type WriteItem = (item: unknown) => string;

/** @param range the media type, in lower case */
export function itemWriter(range: string): WriteItem {
  if (range.startsWith('text/event-stream')) return eventText;
  if (/json-seq/.test(range)) return item => `\x1e${stringify(item)}\n`;
  return item => `${stringify(item)}\n`;
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */
function eventText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return `${field('data', item)}\n`;
  const { event, id, retry, data, comment } = item as Record<string, unknown>; // any object; its fields may be missing
  const text =
    field('', comment) + field('event', event) + field('id', id) + field('retry', retry) + field('data', data);
  return `${text}\n`;
}

function field(name: string, value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : (stringify(value) ?? '');
  return text
    .split(/\r\n|\r|\n/)
    .map(line => `${name}: ${line}\n`)
    .join('');
}

/** What turns a handler's items into what is sent, one by one. */
export function itemSerialiser({ convert, itemConvert }: MediaRule): (item: unknown, index: number) => unknown {
  if (itemConvert) return item => itemConvert.serialise(item);
  const { serialiseItem } = convert ?? {};
  return serialiseItem ?? (item => item);
}
