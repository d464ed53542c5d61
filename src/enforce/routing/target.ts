/** A request target, cut at its question mark. https://www.rfc-editor.org/rfc/rfc9112.html#name-request-target */
export interface Target {
  /** Raw, from its first slash. */
  readonly path: string;
  /** Raw, without question mark; '' where there is none. */
  readonly query: string;
}

/** Splits a request target without decoding anything. The absolute form loses its scheme and authority. */
export function splitTarget(target: string): Target {
  const origin = target.charCodeAt(0) === 0x2f ? target : originForm(target);
  const question = origin.indexOf('?');
  return question < 0
    ? { path: origin, query: '' }
    : { path: origin.slice(0, question), query: origin.slice(question + 1) };
}

function originForm(target: string): string {
  const scheme = target.indexOf('://');
  if (scheme < 0) return target;
  const authority = target.slice(scheme + 3);
  const end = authority.search(/[/?]/);
  if (end < 0) return '/';
  return authority[end] === '/' ? authority.slice(end) : `/${authority.slice(end)}`;
}
