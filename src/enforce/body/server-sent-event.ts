/** An event as 3.2 models it, https://spec.openapis.org/oas/v3.2.0.html#special-considerations-for-server-sent-events. */
export interface ServerSentEvent {
  data?: string;
  event?: string;
  id?: string;
  retry?: number;
}

/**
 * The fields of one event, https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation.
 * @returns undefined of comments alone
 */
export function eventOf(text: string): ServerSentEvent | undefined {
  const event: ServerSentEvent = {};
  const data: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    else if (name === 'event') event.event = value;
    else if (name === 'id' && !value.includes('\0')) event.id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) event.retry = Number(value);
  }
  if (data.length > 0) event.data = data.join('\n');
  return Object.keys(event).length === 0 ? undefined : event;
}
