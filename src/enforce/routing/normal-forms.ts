/** Only such a path is another one by the rules below. */
const changes = /\/(?:\.|%2e)|\/\//i;

/**
 * The paths that others may read where this one was sent: `new URL` and proxies take dots away, percent-encoded ones too,
 * and read `//host/path` as a host and a path; servers drop doubled slashes before or after.
 * https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4, https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function normalForms(path: string): readonly string[] {
  if (!changes.test(path)) return [];
  const forms = new Set<string>();
  for (const each of [path, path.replace(/\/{2,}/g, '/')]) {
    forms.add(new URL(`http://localhost${each}`).pathname);
    if (each.startsWith('//') && URL.canParse(each, 'http://localhost'))
      forms.add(new URL(each, 'http://localhost').pathname);
  }
  forms.delete(path);
  return [...forms];
}
