import { stringify, wireValue } from './json-body.js';
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

type Change = (item: unknown, index: number) => unknown;

/**
 * What turns a handler's items into what is sent, one by one.
 * @param strip takes out what the schema of an item does not declare
 */
export function itemSerialiser({ convert, itemConvert, itemCheck }: MediaRule, strip: boolean): Change {
  const serialise: Change = itemConvert
    ? item => itemConvert.serialise(item)
    : (convert?.serialiseItem ?? (item => item));
  const take = strip ? itemCheck?.strip : undefined;
  return take ? (item, index) => take(wireValue(serialise(item, index))) : serialise;
}

/**
 * The items of an array as they are sent, with the rule of what is left to do with them.
 * @param strip takes out what the schema of an item, or that of all together, does not declare
 */
export function wireItems(given: readonly unknown[], media: MediaRule, strip: boolean) {
  const items = given.map(itemSerialiser(media, strip));
  const take = strip ? media.check?.strip : undefined;
  // an array stays one
  const left = take ? (take(wireValue(items)) as readonly unknown[]) : items;
  return { items: left, media: { ...media, convert: undefined, itemConvert: undefined } };
}
