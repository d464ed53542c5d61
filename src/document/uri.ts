/** URI references, https://www.rfc-editor.org/rfc/rfc3986 */

/** Splits at the first `#`; the fragment is undefined where there is none. */
export function splitFragment(ref: string): { document: string; fragment: string | undefined } {
  const hash = ref.indexOf('#');
  return hash === -1
    ? { document: ref, fragment: undefined }
    : { document: ref.slice(0, hash), fragment: ref.slice(hash + 1) };
}

/** Percent-decodes a fragment; undefined where it doesn't decode. */
export function decodeFragment(fragment: string): string | undefined {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

// `git:REV:PATH`, `memory:` and `stdin:` uris are opaque: relative references are resolved on a hierarchical stand-in
const GIT = /^git:([^:]+):(.*)$/s;
const STAND_IN = 'specwright-git://revision/';

/** What servers and file systems take at most; of megabytes, each step would make copies. */
export const longestUri = 8192;

/**
 * Resolves a reference without a fragment against a base.
 * @returns undefined where the reference is no URI reference, is longer than `longestUri`, or cannot be resolved against
 * such a base
 */
export function resolveUri(ref: string, base: string): string | undefined {
  if (ref === '') return base;
  if (ref.length > longestUri) return undefined;
  try {
    const git = GIT.exec(base);
    if (!git) return hrefOf(new URL(ref, base));
    const path = git[2]!.split('/').map(encodeURIComponent).join('/');
    const url = new URL(ref, STAND_IN + path);
    if (!url.href.startsWith(STAND_IN)) return url.href;
    return `git:${git[1]}:${decodeURIComponent(url.pathname.slice(1))}`;
  } catch {
    return undefined;
  }
}

/** A file has no query: with one, it would be read once more under another name. */
function hrefOf(url: URL): string {
  if (url.protocol === 'file:') url.search = '';
  return url.href;
}
