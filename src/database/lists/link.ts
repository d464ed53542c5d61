/** https://www.iana.org/assignments/link-relations */
export type Relation = 'first' | 'prev' | 'next';

/** What a URL is to the page, and the URL. */
export type Link = readonly [Relation, string];

/**
 * The value of a Link header. https://www.rfc-editor.org/rfc/rfc8288#section-3
 * @param urls by relation
 */
export function linkHeader(urls: readonly Link[]): string {
  return urls.map(([relation, url]) => `<${url}>; rel="${relation}"`).join(', ');
}

/**
 * The request's own URL with one parameter of its query set, and others left out.
 * @param target path and query as they came; the query of a link is theirs but for what is set and left out
 * @param base ahead of the path, or ''
 */
export function withParameter(
  target: string,
  base: string,
  without: readonly string[],
  [name, value]: readonly [string, string | undefined],
): string {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const pairs = mark < 0 ? [] : target.slice(mark + 1).split('&');
  const kept = pairs.filter(pair => pair !== '' && !without.includes(nameOf(pair)));
  if (value !== undefined) kept.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return base + safe(rooted(path)) + (kept.length > 0 ? `?${safe(kept.join('&'))}` : '');
}

function nameOf(pair: string): string {
  const name = pair.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

/** A path that begins with two slashes would name another host (RFC 3986, section 4.2). */
function rooted(path: string): string {
  return `/${path.replace(/^[/\\]+/, '')}`;
}

/** What would end the URL within the header, or the header itself. */
function safe(text: string): string {
  return text.replace(/[^\x21-\x7e]|[<>"\\^`{|}]/gu, character => encodeURIComponent(character.toWellFormed()));
}
