/** A request target, cut at its question mark. https://www.rfc-editor.org/rfc/rfc9112.html#name-request-target */
export interface Target {
  /** Raw, from its first slash; `*` of `OPTIONS *`. */
  readonly path: string;
  /** Raw, without question mark; '' where there is none. */
  readonly query: string;
}

/** What no path may hold, and no target of which others could read another path. */
const forbidden = /[^\x21-\x7e]|[#\\]/;
// Of http and https alone, and without user: https://www.rfc-editor.org/rfc/rfc9110.html#section-4.2.4
const absolute = /^https?:\/\/(?:[\w.~-]+|\[[\da-f:.]+\])(?::\d*)?(?=[/?]|$)/i;

/**
 * Splits a request target without decoding anything. The absolute form loses its scheme and authority.
 * @returns undefined where it is no target, so that whoever comes next may read another path than was looked for: Express
 * drops a fragment and turns `\` into `/`. https://www.rfc-editor.org/rfc/rfc9112.html#section-3.2
 */
export function splitTarget(target: string): Target | undefined {
  const origin = target.charCodeAt(0) === 0x2f ? target : originForm(target);
  if (origin === undefined) return undefined;
  const question = origin.indexOf('?');
  const path = question < 0 ? origin : origin.slice(0, question);
  // Queries may hold what is not ASCII: no one finds a path by them, and many clients send them as they were typed.
  if (forbidden.test(path) || (question >= 0 && origin.includes('#', question))) return undefined;
  return { path, query: question < 0 ? '' : origin.slice(question + 1) };
}

function originForm(target: string): string | undefined {
  if (target === '*') return target;
  const authority = absolute.exec(target)?.[0];
  if (authority === undefined) return undefined;
  const rest = target.slice(authority.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
