// https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types
import type { Json, JsonObject } from '../../../document/index.js';
import { formOf } from '../../../enforce/index.js';
import { isObject } from './form-text.js';

/** The lines of each item in turn, and what ends them all where it takes another line. */
export function itemLines(type: string, items: readonly Json[]) {
  const form = formOf(essenceOf(type));
  const lines = items.map(item => (form === 'events' ? eventLines(item) : [recordMarks[form] + JSON.stringify(item)]));
  // of a record whether it is whole is told by the line break, of an event by the empty line
  return { form, lines, end: form === 'lines' || items.length === 0 ? [] : [''] };
}

function essenceOf(type: string): string {
  return type.split(';', 1)[0]!.trim().toLowerCase();
}

/** https://www.rfc-editor.org/rfc/rfc7464#section-2.2 */
const recordMarks = { lines: '', records: '\u001e' } as const;

const fields = ['event', 'id', 'retry', 'data'] as const;

/** What is no event is the data of one, as services send it. */
function eventLines(item: Json): readonly string[] {
  const isEvent = isObject(item) && Object.keys(item).every(name => fields.some(field => field === name));
  const event: JsonObject = isEvent ? item : { data: item };
  return [...fields.flatMap(name => (Object.hasOwn(event, name) ? fieldLines(name, event[name]!) : [])), ''];
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */
function fieldLines(name: string, value: Json): readonly string[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.split(/\r\n|\r|\n/).map(line => `${name}: ${line}`);
}
